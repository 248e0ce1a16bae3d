/** A step in words, for those who hear the canvas: name, lane, department, wait, work, and where it hands over. */
import { duration, inLanguage, phrased, type Language } from '../../base/index.ts'
import { departmentOf, get, handoffs, minutesIn, type Duration } from '../../blueprint/index.ts'
import { stepFigure, wholePercent, type Drawing, type Reading } from '../../drawing/index.ts'
import { say } from './words.ts'

export function announcement(id: string, drawing: Pick<Drawing, 'steps'>, reading: Reading): string {
  const { blueprint, language } = reading
  const step = drawing.steps.find((one) => one.id === id)
  if (!step) return ''
  const { node } = step
  const text = (name: Parameters<typeof inLanguage>[0]) => inLanguage(name, language)
  const time = (measure: 'wait.mean' | 'service.mean', of: string) => {
    const value = stepFigure(reading, measure, of)?.value
    return value === undefined ? undefined : duration(value, language)
  }
  const parts = [
    say('saysStep', language, { name: text(node.name), lane: text(get(blueprint, 'lane', node.lane)?.name) }),
  ]
  const department = departmentOf(blueprint, node)
  if (department) parts.push(say('saysDepartment', language, { department: text(department.name) }))
  const wait = time('wait.mean', id)
  const work = time('service.mean', id)
  if (wait) parts.push(say('saysWait', language, { time: wait }))
  if (work) parts.push(say('saysWork', language, { time: work }))
  for (const handoff of handoffs(blueprint)) {
    if (handoff.flow.from !== id) continue
    parts.push(say('saysHandoff', language, { department: text(handoff.to.name) }))
    const { agreed, bounce } = handoff.flow.handoff ?? {}
    if (agreed) parts.push(say('saysAgreed', language, { time: agreedTime(agreed, language) }))
    if (bounce) parts.push(say('saysBounce', language, { share: wholePercent(bounce.share) }))
  }
  return phrased(parts, language)
}

/** Working days have no fixed length and are said as such. */
const agreedTime = ({ value, unit }: Duration, language: Language): string =>
  unit === 'workday' ? say('workdays', language, { count: value }) : duration(value * minutesIn[unit], language)
