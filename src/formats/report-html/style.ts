/** How the page looks: ink on paper, on the screen as on A4. */
import type { Language } from '../../base/index.ts'
import { ink } from '../svg/ink.ts'

/** Quotation marks are as wide as a sign in Chinese typefaces: they come first only where the page is Chinese. */
const latin = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial"
const chinese = "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei'"
const fonts: Record<Language, string> = {
  en: `${latin}, ${chinese}, sans-serif`,
  'zh-CN': `'Inter Variable', Inter, ${chinese}, system-ui, sans-serif`,
}

export const styleIn = (language: Language): string => `
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; background: #f5f6f8; color: ${ink.ink}; font: 14px/1.5 ${fonts[language]}; font-feature-settings: 'tnum', 'cv11' }
main { max-width: 840px; margin: 32px auto; padding: 48px 56px; border: 1px solid ${ink.line}; border-radius: 10px; background: #fff }
h1, h2, p, dl, dd, ul, figure { margin: 0; padding: 0 }
h1 { font-size: 30px; line-height: 36px; font-weight: 600; text-wrap: balance }
h2 { margin: 0 0 4px; font-size: 19px; line-height: 26px; font-weight: 600 }
.kind { color: ${ink['ink-3']}; font-size: 12px }
dl { display: flex; flex-wrap: wrap; gap: 4px 28px; margin-top: 16px; padding-top: 12px; border-top: 1.5px solid ${ink.ink}; font-size: 12px }
dl div { max-width: 100% }
dt { color: ${ink['ink-3']} }
.headline { margin: 28px 0 8px; padding-left: 16px; border-left: 4px solid ${ink['ink-2']}; font-size: 22px; line-height: 30px; font-weight: 600 }
.headline.defect, .headline.blocks { border-color: ${ink.bad} }
section { margin-top: 36px }
.appendix { margin-top: 48px; padding-top: 16px; border-top: 1.5px solid ${ink.ink}; font-size: 24px; line-height: 32px }
section > p { max-width: 68ch; margin-top: 6px }
.question, .note { color: ${ink['ink-3']} }
.point { margin-top: 14px }
.point p { display: grid; grid-template-columns: 28px 1fr; font-size: 15px; line-height: 22px; font-weight: 500 }
.point b { font-size: 15px; color: ${ink['ink-3']}; font-weight: 600 }
.point figure { margin-left: 28px }
ul { padding-left: 18px }
li { margin-top: 4px }
.lack { padding-left: 12px; border-left: 3px solid ${ink['line-strong']}; color: ${ink['ink-2']} }
figure { margin-top: 14px }
figcaption, caption { padding-bottom: 8px; color: ${ink['ink-2']}; font-size: 12px; font-weight: 600; text-align: left }
figure svg, .blueprint svg { display: block; font-family: inherit; max-width: 100%; height: auto }
.table { margin-top: 18px; overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: 12px; line-height: 17px }
th, td { padding: 4px 0 4px 16px; border-top: 1px solid ${ink.line}; font-weight: 400; text-align: left; vertical-align: top }
th:first-child { padding-left: 0 }
thead th { border-top: 0; border-bottom: 1px solid ${ink.ink}; color: ${ink['ink-2']}; font-weight: 600; vertical-align: bottom }
.number { text-align: right }
.many { font-size: 11px; line-height: 15px }
.many :is(th, td):not(:first-child) { padding-left: 10px }
.unknown { color: ${ink['ink-3']} }
.met { color: ${ink.ok} }
.missed { color: ${ink.bad} }
.blueprint { margin-top: 12px; overflow-x: auto; border: 1px solid ${ink.line}; border-radius: 8px }
footer { margin-top: 40px; padding-top: 8px; border-top: 1px solid ${ink.line}; color: ${ink['ink-3']}; font-size: 11px }
@page { size: A4; margin: 16mm 15mm 18mm }
@page wide { size: A4 landscape; margin: 10mm }
@media print {
  body { background: #fff; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact }
  main { max-width: none; margin: 0; padding: 0; border: 0 }
  h1, h2, caption, figcaption { break-after: avoid }
  figure, tr, li, .point, .headline { break-inside: avoid }
  thead { display: table-header-group }
  .table { overflow: visible }
  .many { font-size: 7.5pt; line-height: 10.5pt }
  .wide { page: wide; margin: 0 }
  .appendix { break-before: page; margin-top: 0; border-top: 0 }
  .blueprint { overflow: hidden; border: 0 }
  .blueprint svg { width: auto; max-height: 165mm; margin: 0 auto }
}
@media (max-width: 640px) { main { margin: 0; padding: 24px 16px; border: 0; border-radius: 0 } .blueprint svg { max-width: none } }
`
