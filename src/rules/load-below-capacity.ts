import { all, get, nameOf, namesOf, overloadedSkills, poolLoads } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** No pool gets more work than it can do. */
export const loadBelowCapacity: Rule = {
  name: 'load-below-capacity',
  severity: 'defect',
  texts: {
    label: { en: 'Nobody gets more work than can be done', 'zh-CN': '工作量不超过处理能力' },
    what: {
      en: '“{name}” receives work for {work} h a day, can do {capacity} h: the queue grows without end.',
      'zh-CN': '“{name}”平均每天收到 {work} 小时的工作，只能处理 {capacity} 小时：队列会无限增长。',
    },
    remedy: {
      en: 'Add people or hours, shorten the work, or send fewer cases there.',
      'zh-CN': '请增加人员或时间、缩短处理时间，或减少去往那里的工单。',
    },
    why: {
      en: 'Where more comes than can be done, the queue grows as long as the doors are open, and no waiting time has a mean. Close to that point one busy day is felt for days.',
      'zh-CN': '来的比能做的多，队列就会一直变长，等待时间没有平均值可言。接近这个界限时，忙一天要好几天才能缓过来。',
    },
    cases: {
      skill: {
        what: {
          en: 'Those of {name} who have {skills} receive work for {work} h a day and can do {capacity} h: it piles up, though the others have time.',
          'zh-CN':
            '{name}中具备技能{skills}的人平均每天收到 {work} 小时的工作，只能处理 {capacity} 小时：其他人有空，这类工作仍会积压。',
        },
        remedy: {
          en: 'Train more of them, or ask for the skill only where it is needed.',
          'zh-CN': '请让更多人掌握该技能，或只在必要的步骤要求它。',
        },
      },
      close: {
        severity: 'advice',
        what: {
          en: '“{name}” receives work for {work} h a day and can do {capacity} h: {load} busy, so waits are long and uncertain.',
          'zh-CN': '“{name}”平均每天收到 {work} 小时的工作，可处理 {capacity} 小时：负荷率 {load}，等待长且难以估计。',
        },
        remedy: { en: 'Leave a margin of a tenth or more.', 'zh-CN': '请留出一成以上的余量。' },
      },
      behind: {
        severity: 'advice',
        what: {
          en: '“{name}” settles only because an overloaded step before it lets too little through: all of it would be work for {work} h a day, and {capacity} h can be done.',
          'zh-CN':
            '“{name}”之所以不积压，只是因为前面的环节超负荷、放行不足：若全部到达，每天有 {work} 小时的工作，只能处理 {capacity} 小时。',
        },
        remedy: {
          en: 'Plan for both: mend the step before, and this one comes next.',
          'zh-CN': '请一并考虑：前面的环节改善后，这里就是下一个瓶颈。',
        },
      },
    },
  },
  check(blueprint, report) {
    for (const { pool, load, reached, work, capacity, stable } of poolLoads(blueprint)) {
      // Nobody there at all is named by another rule; where waiting is bounded the queue does not grow.
      if (load < 0.97 || load === Infinity || stable === 'bounded') continue
      const facts = {
        name: nameOf(blueprint, pool),
        work: hours(work),
        capacity: hours(capacity),
        load: { share: load },
      }
      report([pool], facts, reached >= 1 ? undefined : load < 1 ? 'close' : 'behind')
    }
    for (const { pools, skills, work, capacity } of overloadedSkills(blueprint))
      report(
        pools,
        {
          name: namesOf(blueprint, pools),
          skills: skills.map((one) => `“${one}”`).join(', '),
          work: hours(work),
          capacity: hours(capacity),
        },
        'skill',
      )
  },
  fix(blueprint, { at: [id], variant }) {
    const pool = get(blueprint, 'pool', id)
    const load = poolLoads(blueprint).find((one) => one.pool === id)
    const isByHeads = !pool?.steps && !all(blueprint, 'shift').some((shift) => shift.pool === id)
    if (!pool?.capacity || !load || !isByHeads || variant === 'skill' || variant === 'behind') return undefined
    const people = Math.ceil((pool.capacity * load.load) / roomy)
    return {
      label: {
        en: `Put ${people} there instead of ${pool.capacity}`,
        'zh-CN': `由 ${pool.capacity} 人增至 ${people} 人`,
      },
      changes: [{ set: id, field: 'capacity', to: people }],
    }
  },
}

/** A day's hours, rounded so that two figures that differ are seen to differ. */
const hours = (perMinute: number): number => Math.round(perMinute * 24 * 10) / 10

/** Above this load waits grow out of proportion. */
const roomy = 0.85
