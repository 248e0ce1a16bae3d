/** Files made to hurt: each is refused in words, within a second of processor time. */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { say, type Result } from '../../src/base/index.ts'
import { parse } from '../../src/blueprint/index.ts'
import { csvLines } from '../../src/formats/csv/lines.ts'
import { logCsv, logXes, seenCsv, serviceCase, surveyCsv, walkCsv, weeklyHours } from '../../src/formats/index.ts'
import { readTheme } from '../../src/formats/office/theme.ts'

const million = 1_000_000
const columns = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`).join(',')
const start =
  '<event><string key="concept:name" value="x"/><string key="lifecycle:transition" value="start"/><date key="time:timestamp" value="2026-01-01"/></event>'

test.each<[string, () => Result<unknown> | Promise<Result<unknown>>, string]>([
  [
    'a DOCTYPE that loads something',
    () => logXes.read('<?xml version="1.0"?>\n<!DOCTYPE log SYSTEM "file:///etc/passwd"><log/>'),
    'Line 2: this is no XML that can be read, it has a DOCTYPE.',
  ],
  [
    'entities that grow a thousandfold each',
    () =>
      logXes.read(
        `<!DOCTYPE log [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><log>&b;</log>`,
      ),
    'Line 1: this is no XML that can be read, it has a DOCTYPE.',
  ],
  [
    'a million attributes',
    () => logXes.read(`<log ${'a="1" '.repeat(million)}/>`),
    'Line 1: this is no XML that can be read, an element has more than 100 attributes.',
  ],
  [
    'a million levels',
    () => logXes.read('<a>\n'.repeat(million)),
    'Line 101: this is no XML that can be read, it nests more than 100 levels deep.',
  ],
  [
    'a million faults',
    () => logXes.read(`<log>${'&x;'.repeat(million)}</log>`),
    'Line 1: this is no XML that can be read, undefined entity.',
  ],
  [
    'twenty thousand starts of one activity, none of them ended',
    () => logXes.read(`<log><trace>${start.repeat(20_000)}</trace></log>`),
    'There is no event that was completed.',
  ],
  [
    'three hundred thousand columns',
    () => csvLines(`${columns(300_000)}\n1`),
    'Line 1: there are more than 1000 headings.',
  ],
  [
    'a hundred thousand checks',
    () => walkCsv.read(`${columns(100_000)}\n1`),
    'Line 1: there are more than 1000 headings.',
  ],
  [
    'a hundred thousand quotation marks',
    () => csvLines(`a,b\n${'"a'.repeat(300_000)}`),
    'Line 2: a quotation mark is never closed.',
  ],
  [
    'two hundred thousand empty lines',
    () => csvLines(`a,b${'\n'.repeat(200_000)}`),
    'There is no line under the headings.',
  ],
  [
    'as many wrong lines',
    () => logCsv.read(`case,activity,end\n${'a,b,x\n'.repeat(100_000)}`),
    'Line 2: “x” is no date and time.',
  ],
  [
    'a number of a million digits',
    () => seenCsv.read(`step,time\na,${'9'.repeat(million)}x`),
    `Line 2, column “time”: “${'9'.repeat(40)}…” is no time.`,
  ],
  [
    'a million blanks in a cell',
    () => surveyCsv.read(`a${' '.repeat(million)}b,c\n1,2`),
    'No column holds marks of a survey.',
  ],
  ['a blueprint of a million brackets', () => parse('['.repeat(million)), 'The file nests more than 40 levels deep.'],
  [
    'a million open texts',
    () => parse('"\\'.repeat(million)),
    'The file is not JSON: it breaks off at line 1, column 2000001.',
  ],
  [
    'cases of a million brackets',
    () => serviceCase.read('{"a":'.repeat(million)),
    'This is no file of the format service-case/1. At —: too-deep.',
  ],
  [
    'hours of a million brackets',
    () => weeklyHours.read('['.repeat(million)),
    'The file nests more than 40 levels deep.',
  ],
  [
    'hours with a name that is none',
    () => weeklyHours.read('{"__proto__":[]}'),
    'The key “__proto__” at  is not allowed.',
  ],
  [
    'hours of a day that has none',
    () => weeklyHours.read('{"Bo":[{"from":"MONDAY","to":"MONDAY","beginTime":"08:00","endTime":"99:00"}]}'),
    'These are no weekly hours',
  ],
])('%s', async (_, read, said) => {
  const began = process.cpuUsage()
  const result = await read()
  const { user, system } = process.cpuUsage(began)
  expect(result.findings.length).toBeLessThanOrEqual(50)
  expect(say(result.findings[0], 'en')).toContain(said)
  expect(say(result.findings[0], 'zh-CN')).toMatch(/[\u4e00-\u9fff]/)
  // Of the processor: others may be at work on this machine.
  expect((user + system) / 1e6).toBeLessThan(1)
})

test('of a zip only the theme is unpacked, and no more of it than a theme can be', () => {
  const bomb = new Uint8Array(5_000_000)
  const scheme = strToU8('<a/>')
  const heap = process.memoryUsage().arrayBuffers
  const files: Record<string, Uint8Array>[] = [
    { 'ppt/theme/theme1.xml': bomb },
    Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`ppt/theme/theme${at}.xml`, bomb.subarray(0, 3_000_000)]),
    ),
    { 'ppt/media/bomb.bin': bomb },
    { '../ppt/theme/theme1.xml': scheme, '/etc/passwd': scheme },
  ]
  expect(files.map((parts) => readTheme(zipSync(parts, { level: 1 })).findings[0].what.en)).toEqual([
    'This file has no colour scheme.',
    'This template cannot be read.',
    'This file has no colour scheme.',
    'This file has no colour scheme.',
  ])
  expect(process.memoryUsage().arrayBuffers - heap).toBeLessThan(64_000_000)
})

test('a zip that lies about the size of a part gets no more room than it has said', () => {
  const honest = zipSync({ 'ppt/theme/theme1.xml': new Uint8Array(3_000_000) })
  const lying = honest.slice()
  const view = new DataView(lying.buffer)
  // The size stands in the directory at the end, 24 bytes after its mark.
  for (let at = 0; at + 4 < lying.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
  expect(readTheme(lying).ok).toBe(false)
})
