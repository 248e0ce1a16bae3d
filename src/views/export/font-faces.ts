/** The app's typeface as rules whose fonts stand in them: a picture that is painted alone sees no font of the page. */
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url'

export async function fontFaces(): Promise<string> {
  const rules = await Promise.all(
    [latin, latinExtended].map(async (address, i) => {
      const font = await (await fetch(address)).blob()
      const range =
        i === 0 ? 'U+0000-00FF, U+2000-206F, U+2122, U+2191, U+2193, U+2212, U+2215' : 'U+0100-02BA, U+1E00-1E9F'
      return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${await inText(font)}) format('woff2');unicode-range:${range}}`
    }),
  )
  return `${rules.join('')}text{font-feature-settings:'tnum','cv11'}`
}

const inText = (blob: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result as string)
    reader.onerror = () => failed(reader.error ?? new Error('the font cannot be read'))
    reader.readAsDataURL(blob)
  })
