import { expect, test } from 'vitest'
import { inject } from './injection.ts'
import { payloads } from './payloads.ts'

test('each payload in every text field, through file, link, clipboard and every export', async () => {
  let put = 0
  for (let turn = 0; turn < payloads.length; turn += 1) {
    const { places, wrong } = await inject(turn)
    expect([turn, wrong]).toEqual([turn, []])
    put += places
  }
  console.info(`${payloads.length} payloads, put ${put} times`)
})
