/**
 * Words that a spreadsheet shall not take for a formula: what begins like one gets an apostrophe, which spreadsheets read
 * as “this is text”. Numbers are written as numbers and never come here.
 */
export const defused = (text: string): string =>
  /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
