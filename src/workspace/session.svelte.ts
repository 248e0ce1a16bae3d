/**
 * What is yours and not the document's: selection, view, language, colours. Never saved with the document, never undone.
 * Language, colours, keys, whether results are live and what is folded are remembered on this device.
 */
import { inLanguage, render, type Fact, type Language, type UserText } from '../base/index.ts'
import { isLens, type Focus, type LensName, type Look } from '../drawing/index.ts'
import { counted, words, type Counted, type Words } from '../text/index.ts'
import { focused, folded } from './storage/looks.ts'
import { readSetting, writeSetting } from './storage/settings.ts'

export type View = 'blueprint' | 'handoffs' | 'story' | 'outline' | 'report'
/** Views that show the blueprint itself, with what a run says of its parts. */
const pictures: ReadonlySet<View> = new Set(['blueprint', 'story', 'outline'])
export type Theme = 'system' | 'light' | 'dark'

/** A case of the simulation, by replication and serial number. */
export interface CaseKey {
  replication: number
  serial: number
}

export class Session {
  #selection = $state<string>()
  #also = $state.raw<readonly string[]>([])
  /** Id of the record under the pointer. */
  hovered = $state<string>()
  view = $state<View>('blueprint')
  /** Id of the sub-blueprint whose inside the canvas shows; it may have been deleted since. */
  inside = $state<string>()
  /** A file about the blueprint is being made. */
  writes = $state(false)
  /** The case that the story follows. */
  followed = $state.raw<CaseKey>()
  /** The story plays everybody on a day, and follows nobody. */
  crowd = $state(false)

  #language = $state<Language>('en')
  #theme = $state<Theme>('system')
  #systemIsDark = $state(false)
  #singleKeys = $state(true)
  #livePaused = $state(false)
  #lens = $state<LensName>()
  #minimap = $state(true)
  #appendix = $state(true)

  #document: string | undefined
  #folded = $state.raw<readonly string[]>([])
  #focus = $state.raw<Focus>()

  /** Id of the selected record; the first of several. */
  get selection(): string | undefined {
    return this.#selection
  }
  set selection(id: string | undefined) {
    this.#selection = id
    this.#also = []
  }

  /** All that is selected, in the order in which it was. */
  get selected(): readonly string[] {
    return this.#selection === undefined ? [] : [this.#selection, ...this.#also]
  }
  set selected(ids: readonly string[]) {
    this.#selection = ids[0]
    this.#also = ids.slice(1)
  }

  /** Takes one more into the selection, or out of it. */
  toggle(id: string): void {
    this.selected = this.selected.includes(id) ? this.selected.filter((one) => one !== id) : [...this.selected, id]
  }

  /** Reads what is remembered, and follows the system's colours. Called once, at the start. */
  restore(): void {
    const language = readSetting('language')
    const spoken = navigator.languages.find((one) => /^(en|zh)\b/.test(one))
    this.#language = language === 'en' || language === 'zh-CN' ? language : spoken?.startsWith('zh') ? 'zh-CN' : 'en'
    const theme = readSetting('theme')
    this.#theme = theme === 'light' || theme === 'dark' ? theme : 'system'
    this.#singleKeys = readSetting('single-keys') !== 'off'
    this.#livePaused = readSetting('live-results') === 'off'
    const lens = readSetting('lens')
    this.#lens = isLens(lens) ? lens : undefined
    this.#minimap = readSetting('minimap') !== 'off'
    this.#appendix = readSetting('report-appendix') !== 'off'
    const dark = matchMedia('(prefers-color-scheme: dark)')
    this.#systemIsDark = dark.matches
    dark.addEventListener('change', () => (this.#systemIsDark = dark.matches))
  }

  get language(): Language {
    return this.#language
  }
  set language(language: Language) {
    this.#language = language
    writeSetting('language', language)
  }

  get theme(): Theme {
    return this.#theme
  }
  set theme(theme: Theme) {
    this.#theme = theme
    writeSetting('theme', theme)
  }

  /** The colours in force. */
  get scheme(): 'light' | 'dark' {
    return this.#theme === 'system' ? (this.#systemIsDark ? 'dark' : 'light') : this.#theme
  }

  /** Do single letters and digits act as shortcuts? */
  get singleKeys(): boolean {
    return this.#singleKeys
  }
  set singleKeys(on: boolean) {
    this.#singleKeys = on
    writeSetting('single-keys', on ? 'on' : 'off')
  }

  /** What is looked for in the picture; for waiting where nobody chose. */
  get lens(): LensName {
    return this.#lens ?? 'waiting'
  }
  set lens(lens: LensName) {
    this.#lens = lens
    writeSetting('lens', lens)
  }

  /** How deep runs are read: a page about the blueprint needs more of them than its picture, unless that shows what is felt. */
  get depth(): 'drawn' | 'written' {
    return this.writes || !pictures.has(this.view) || this.lens === 'customer' ? 'written' : 'drawn'
  }

  get look(): Look {
    return { lens: this.lens, focus: this.focus }
  }

  /** Do runs wait until they are asked for? For a laptop on its battery, or a workshop. */
  get livePaused(): boolean {
    return this.#livePaused
  }
  set livePaused(paused: boolean) {
    this.#livePaused = paused
    writeSetting('live-results', paused ? 'off' : 'on')
  }

  /** Is the small map of the canvas shown? */
  get minimap(): boolean {
    return this.#minimap
  }
  set minimap(on: boolean) {
    this.#minimap = on
    writeSetting('minimap', on ? 'on' : 'off')
  }

  /** Does the written report have all that stands behind its short form, in full? */
  get appendix(): boolean {
    return this.#appendix
  }
  set appendix(on: boolean) {
    this.#appendix = on
    writeSetting('report-appendix', on ? 'on' : 'off')
  }

  /**
   * Ids of the lanes, departments and phases that are folded. Folding is a way of looking: two people fold one blueprint
   * differently, and no version differs by it. So it is remembered for each blueprint on this device, and undo does not
   * know of it.
   */
  get folded(): readonly string[] {
    return this.#folded
  }
  set folded(ids: readonly string[]) {
    this.#folded = ids
    if (this.#document !== undefined) folded.write(this.#document, ids.length === 0 ? undefined : [...ids])
  }

  /** The class or channel whose cases alone are looked at: remembered as folding is. */
  get focus(): Focus | undefined {
    return this.#focus
  }
  set focus(focus: Focus | undefined) {
    this.#focus = focus
    if (this.#document !== undefined) focused.write(this.#document, focus)
  }

  /** What of it the picture folds, on the canvas and in what goes out. The story shows all steps, wherever its case goes. */
  get foldedInPicture(): readonly string[] {
    return this.view === 'story' ? [] : this.#folded
  }

  /** The shell's words in the present language: `session.words.bar.library`. */
  get words(): Words {
    return words[this.#language]
  }

  /** The sub-blueprint that goes out as a picture. The outline has the steps of all in one: nobody is inside there. */
  get insideInPicture(): string | undefined {
    return this.view === 'outline' ? undefined : this.inside
  }

  /** One of several texts in the present language: `session.in(ownWords).title`. */
  in<T>(both: Record<Language, T>): T {
    return both[this.#language]
  }

  /** A text with `{places}` filled: `session.say(session.words.start.changed, { ago })`. */
  say(template: string, facts: Record<string, Fact> = {}): string {
    return render(template, facts, this.#language)
  }

  /** So many of something: `session.count(session.words.start.steps, 3)`. */
  count(forms: Counted, n: number, facts: Record<string, Fact> = {}): string {
    return render(counted(forms, n), { n, ...facts }, this.#language)
  }

  /** The user's own text in the present language, else in the other one. */
  name(text: UserText | undefined): string {
    return inLanguage(text, this.#language)
  }

  /** Remembers how this document was looked at. */
  enter(document: string): void {
    this.#document = document
    this.#folded = folded.read(document) ?? []
    this.#focus = focused.read(document)
  }

  /** Forgets what belongs to the document that was open. */
  leave(): void {
    this.#document = undefined
    this.#folded = []
    this.inside = undefined
    this.selection = undefined
    this.hovered = undefined
    this.followed = undefined
    this.crowd = false
    this.#focus = undefined
    this.view = 'blueprint'
  }
}

export const session = new Session()
