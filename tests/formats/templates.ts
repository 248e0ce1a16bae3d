/** The shipped blueprints, for what every format must hold. */
import { readFileSync, readdirSync } from 'node:fs'
import { parse, type Blueprint } from '../../src/blueprint/index.ts'

export const templates: readonly [name: string, blueprint: Blueprint][] = readdirSync('blueprints')
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const parsed = parse(readFileSync(`blueprints/${name}`, 'utf8'))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
    return [name, parsed.value]
  })

/** Names that would like to be more than names. */
export const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '"/><image href="https://example.org/x.png" onload="alert(1)"/><g a="',
  ']]></title><foreignObject><iframe/></foreignObject>',
  "' onclick='alert(1)",
  '&lt;b&gt; & &#x3c;i&#x3e; %3Cu%3E',
  'a\u0000b\u0007c\ud800d\uffffe\u2028f',
  '"]; click s1 "javascript:alert(1)"; s2["',
  '`**bold**` \n end \n subgraph x',
  '*/ ${alert(1)} // \\',
]
