import { render } from '../../base/index.ts'
import { moodTints } from '../curve.ts'
import { faded, type Lens, type Mark } from '../lens.ts'
import { moodNames, moodOf, type Mood } from '../sign.ts'
import { around } from '../step-back.ts'

const words = {
  customer: { en: 'customer {mood}', 'zh-CN': '客户{mood}' },
  staff: { en: 'staff {mood}', 'zh-CN': '员工{mood}' },
  none: {
    en: 'No emotion is entered. Select a customer action and say how the customer feels there, from −2 to 2.',
    'zh-CN': '尚未填写情绪。请选中客户行为，填写客户在此的感受（−2 到 2）。',
  },
}

/** How the customer feels on the way, as a curve over the customer’s steps; and how those feel who serve. */
export const emotion = {
  name: 'emotion',
  label: { en: 'Emotion', 'zh-CN': '情绪' },
  shows: {
    en: 'How the customer feels on the way, as a curve; and the staff.',
    'zh-CN': '客户一路的情绪曲线，以及员工的情绪。',
  },
  isWarm: false,
  marks(seen) {
    const { language, steps, flows } = seen
    const felt = steps.filter(({ emotion }) => emotion?.customer !== undefined || emotion?.staff !== undefined)
    if (felt.length === 0) return { legend: [], nothing: words.none[language] }
    const marks = steps.map((step): [string, Mark] => {
      const { customer, staff } = step.emotion ?? {}
      const value = customer ?? staff
      if (value === undefined) return [step.id, faded]
      const mood = moodOf(value)
      const who = customer === undefined ? words.staff : words.customer
      const text = [render(who[language], { mood: moodNames[mood][language] }, language), moodNames[mood][language]]
      // Of the customer the curve has the sign.
      return [
        step.id,
        {
          ...(customer === undefined ? { sign: mood } : {}),
          text,
          ...(moodTints[mood] ? { tint: moodTints[mood] } : {}),
        },
      ]
    })
    const customers = steps.flatMap(({ id, emotion }): [string, number][] =>
      emotion?.customer === undefined ? [] : [[id, emotion.customer]],
    )
    return {
      steps: new Map(marks),
      flows: around(seen, new Set(flows.filter(({ kind }) => kind === 'journey').map(({ id }) => id))),
      legend: (Object.keys(moodNames) as Mood[]).map((mood) => ({
        ...{ is: 'sign', sign: mood, text: moodNames[mood][language] },
        ...(moodTints[mood] ? { tint: moodTints[mood] } : {}),
      })),
      curve: new Map(customers),
    }
  },
} as const satisfies Lens
