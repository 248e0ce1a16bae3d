import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lists } from '../../src/kernel/lists.ts'
import { Standings } from '../../src/kernel/standings.ts'

test('whoever comes stands behind all who stand further ahead or alike, whoever has left meanwhile', () => {
  // Some come, many of them alike, and now and then one leaves.
  const deeds = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(-Infinity), fc.constant('leave')), {
    maxLength: 200,
  })
  fc.assert(
    fc.property(deeds, fc.nat(), (list, seed) => {
      const lists = new Lists(2)
      const standings = new Standings(2)
      lists.reserve(list.length)
      standings.reserve(list.length)
      let expected: { member: number; standing: number }[] = []
      for (const [member, deed] of list.entries()) {
        if (typeof deed === 'number') {
          lists.insert(1, standings.insert(1, member, deed), member)
          // A stable sort by itself.
          expected = [...expected, { member, standing: deed }].sort((a, b) =>
            a.standing < b.standing ? -1 : Number(a.standing > b.standing),
          )
        } else if (expected.length > 0) {
          const [gone] = expected.splice((seed + member) % expected.length, 1)
          lists.remove(gone.member)
          standings.remove(gone.member)
        }
      }
      const stands: number[] = []
      for (let at = lists.head[1]; at >= 0; at = lists.next[at]) stands.push(at)
      expect(stands).toEqual(expected.map((one) => one.member))
    }),
  )
})
