/** The front of the views: the app, which main.ts mounts, and the styles that lie under it. */
import '@fontsource-variable/inter/index.css'
import './theme.css'
import './base.css'

export { App, trustOwnAddresses } from './shell/index.ts'
