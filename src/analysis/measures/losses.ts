import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import type { Subject } from '../subject.ts'

/** Who does not get what they came for: turned away for want of room, out of patience, past the deadline; shares of those who came. */
export const losses = analysis({
  name: 'losses',
  question: { en: 'Who leaves without being served?', 'zh-CN': '谁没有得到服务就离开了？' },
  unit: 'share',
  source: 'Gross et al., Fundamentals of Queueing Theory, §3.5, §3.10',

  start: (subject: Subject) => {
    const count = subject.places.length
    const { room, patience, deadline } = subject.network.places
    if (![room, patience, deadline].some((column) => column.some((one) => one >= 0))) return undefined
    return {
      subject,
      came: new Float64Array(count),
      turnedAway: new Float64Array(count),
      gaveUp: new Float64Array(count),
      tooLate: new Float64Array(count),
    }
  },

  reads: [Row.enter, Row.full, Row.abandon, Row.expire],
  inAnyOrder: true,
  take({ came, turnedAway, gaveUp, tooLate }, { kind, place }, trail, { count, at }) {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0) continue
      switch (kind[row]) {
        case Row.enter:
          came[place[row]] += 1
          break
        case Row.full:
          turnedAway[place[row]] += 1
          break
        case Row.abandon:
          gaveUp[place[row]] += 1
          break
        case Row.expire:
          tooLate[place[row]] += 1
          break
      }
    }
  },

  *finish({ subject, came, turnedAway, gaveUp, tooLate }) {
    const { places } = subject.network
    for (const [place, { node }] of subject.places.entries()) {
      if (node === undefined) continue
      const share = (measure: string, over: number) =>
        ({ measure, of: node, unit: 'share', is: 'share', over, under: came[place] }) as const
      if (places.room[place] >= 0) yield share('loss', turnedAway[place])
      if (places.patience[place] >= 0) yield share('abandon', gaveUp[place])
      if (places.deadline[place] >= 0) yield share('expire', tooLate[place])
    }
  },
})
