import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/analysis/report.ts'
import { languages, type Language } from '../../src/base/index.ts'
import type { Blueprint, BlueprintRecord } from '../../src/blueprint/index.ts'
import {
  drawingOf,
  gateLines,
  lenses,
  scaleOf,
  stripBars,
  type Drawing,
  type LegendItem,
  type Look,
} from '../../src/drawing/index.ts'
import { svg } from '../../src/formats/svg.ts'
import { layout } from '../../src/layout/index.ts'
import { templates } from '../formats/templates.ts'
import { document, flow, step } from '../layout/documents.ts'
import { reportOf } from './figures.ts'
import { measured, service } from './repair-service.ts'

const template = (name: string): Blueprint => templates.find(([file]) => file === `${name}.json`)![1]

function under(look: Look, blueprint: Blueprint, report?: Report, language: Language = 'en') {
  const reading = { ...look, blueprint, report, language, scale: scaleOf(blueprint) }
  const drawing = drawingOf(layout(blueprint, { language }), reading)
  const face = (id: string) => drawing.steps.find((one) => one.id === id)!.face
  const edge = (id: string) => drawing.edges.find((one) => one.id === id)!.face
  return { drawing, face, edge }
}

const kept = (drawing: Drawing) => drawing.steps.filter(({ face }) => !face.isFaded).map(({ id }) => id)
const standing = (drawing: Drawing) => drawing.edges.filter(({ face }) => !face.isFaded).map(({ id }) => id)
/** `met: 3 kept` */
const told = (items: readonly LegendItem[]) =>
  items.map((item) => (item.is === 'heat' ? 'heat' : item.is === 'sign' ? `${item.sign}: ${item.text}` : item.text))
const without = (blueprint: Blueprint, field: string): Blueprint => ({
  ...blueprint,
  records: Object.fromEntries(
    Object.entries(blueprint.records).map(([id, record]) => [
      id,
      Object.fromEntries(Object.entries(record).filter(([name]) => name !== field)) as BlueprintRecord,
    ]),
  ),
})

describe('every lens', () => {
  test.each(templates)('says what its marks mean in %s, or what to enter', (_, blueprint) => {
    for (const language of languages)
      for (const { name } of lenses) {
        const { legend } = under({ lens: name }, blueprint, undefined, language).drawing
        expect(legend.nothing ?? legend.items.length, name).toBeTruthy()
        expect(`${JSON.stringify(legend)}`).not.toMatch(/[{]\w+[}]/)
      }
  })

  test('moves nothing: what it marks lies where it lay', () => {
    const places = ({ drawing }: ReturnType<typeof under>) =>
      drawing.steps.map(({ id, x, y, width, height }) => [id, x, y, width, height])
    const usual = places(under({}, template('fault-repair')))
    for (const { name } of lenses) expect(places(under({ lens: name }, template('fault-repair')))).toEqual(usual)
  })
})

test('without a lens the picture is of waiting', () => {
  expect(under({}, service, measured).drawing).toEqual(under({ lens: 'waiting' }, service, measured).drawing)
})

describe('the customer’s view', () => {
  test('what lies below the line of visibility steps back, with the flows that lead there', () => {
    const { drawing, edge } = under({ lens: 'customer' }, template('business-hall'))
    expect(kept(drawing)).not.toContain('b-approve')
    expect(kept(drawing)).not.toContain('s-crm')
    expect(kept(drawing)).toEqual(expect.arrayContaining(['c-arrive', 'e-ticket', 'f-counter', 'd-approval']))
    expect(edge('d-approval-to-b-approve').isFaded).toBe(true)
    expect(edge('f-greeter-to-f-counter').isFaded).toBeUndefined()
  })

  test('a step at which nothing is shown says so, a wait says how it feels, and how the time is lived stands beside it', () => {
    const seen = document({
      come: step('customer', { kind: 'arrival', name: { en: 'Comes' } }),
      asks: step('customer', { kind: 'action', name: { en: 'Asks for a quote' } }),
      work: step('frontstage', { kind: 'action', name: { en: 'Counts' } }),
      file: step('backstage', { kind: 'action', name: { en: 'Files' } }),
      knows: step('customer', { kind: 'wait', name: { en: 'Waits for the price' }, notice: true } as never),
      guesses: step('customer', { kind: 'wait', name: { en: 'Waits for the visit' } }),
    })
    const report = reportOf({
      ...{ 'cycle-time.mean': 120, 'lived.active': 15, 'lived.told': 45, 'lived.blind': 60 },
      ...{ 'wait.mean@knows': 41, 'wait.mean@guesses': 64 },
    })
    const { drawing, face } = under({ lens: 'customer' }, seen, report)
    expect(face('asks')).toMatchObject({ sign: 'missed', second: 'nothing to see' })
    expect(face('knows')).toMatchObject({ second: 'waits 41 min, told' })
    expect(face('knows').sign).toBeUndefined()
    expect(face('guesses')).toMatchObject({ sign: 'missed', second: '1 h 04' })
    expect(told(drawing.legend.items)).toEqual([
      'Of 2 h the customer takes part 15 min, waits told 45 min, in the dark 1 h',
      'missed: the customer sees nothing there',
      'heat',
    ])
  })
})

describe('handoffs', () => {
  test('flows between departments stand out, each with its gate', () => {
    const { drawing } = under({ lens: 'handoffs' }, template('business-hall'))
    expect(standing(drawing).sort()).toEqual(['d-approval-to-b-approve', 'f-greeter-to-f-counter'])
    expect(kept(drawing).sort()).toEqual(['b-approve', 'd-approval', 'f-counter', 'f-greeter'])
    expect(drawing.gates.map(({ id, gate }) => [id, gate.head]).sort()).toEqual([
      ['d-approval-to-b-approve', 'agreed 10 min'],
      ['f-greeter-to-f-counter', 'agreed 20 min'],
    ])
    expect(told(drawing.legend.items)).toEqual(['Handoffs: 2, each with an agreed time and a receipt', 'heat'])
  })

  test('a gate says what is kept, what comes back and what is missing', () => {
    const report = reportOf({ 'agreed@log-repair': 0.824, 'wait.mean@log-repair': 200, 'bounce@log-repair': 0.15 })
    const { drawing } = under({ lens: 'handoffs' }, service, report)
    expect(drawing.gates).toMatchObject([
      {
        id: 'log-repair',
        tint: 'warn',
        gate: { head: 'no agreed time', margin: '· kept 82%', foot: 'waits 3 h 20, 15% bounced' },
      },
    ])
    expect(told(drawing.legend.items)[0]).toBe('Handoffs: 1, without an agreed time or a receipt: 1')
  })

  test('what a gate says stands in its middle while there is nothing to say under it', () => {
    const [gate] = under({ lens: 'handoffs' }, template('business-hall')).drawing.gates
    expect([gate.gate.foot, gateLines(gate.gate).head, gate.height]).toEqual(['', 23, 38])
  })

  test('where nobody hands over, it says what to enter', () => {
    const alone = document({ come: step('customer', { kind: 'arrival' }) })
    expect(under({ lens: 'handoffs' }, alone).drawing.legend.nothing).toMatch(/Give steps their departments/)
  })
})

describe('promises', () => {
  test('a clock is shown where it stops, and how it stands there; only its way stays', () => {
    const report = reportOf({})
    const share = (value: number) => ({ measure: 'attainment', unit: 'share', n: 900, replications: [], value })
    Object.assign(report.figures, {
      'attainment@answered': { ...share(0.992), low: 0.98, high: 0.995 },
      'attainment@fault-repaired': { ...share(0.963), low: 0.95, high: 0.973 },
    })
    const { drawing, face, edge } = under({ lens: 'service-levels' }, template('fault-repair'), report)
    expect(face('log')).toMatchObject({ sign: 'met', tint: 'ok', second: '99.2 % of 85 %' })
    expect(face('sign')).toMatchObject({ sign: 'missed', tint: 'bad', second: '96.3 % of 98 %' })
    expect(face('report')).toMatchObject({ sign: 'starts', second: 'Fault repaired' })
    expect(face('rebooks')).toMatchObject({ sign: 'pauses', second: 'the clock stands still' })
    expect(face('visit')).toMatchObject({ sign: 'unknown', second: '98 % in time' })
    expect(face('confirmed').isFaded).toBe(true)
    expect(edge('f-reopened').isFaded).toBe(true)
    expect(told(drawing.legend.items)).toEqual(['met: 1 kept', 'missed: 1 missed', 'unknown: 5 cannot be told yet'])
  })

  test('of one class, its own attainment', () => {
    const look = { lens: 'service-levels', focus: { by: 'class', id: 'data' } } as const
    const report = reportOf({})
    report.figures['attainment@fault-repaired/class=data'] = {
      ...{ measure: 'attainment', unit: 'share', n: 400, replications: [], value: 0.9, low: 0.88, high: 0.92 },
    }
    expect(under(look, template('fault-repair'), report).face('sign').second).toBe('90.0 % of 98 %')
  })

  test('colours of waiting are put away', () => {
    expect(under({}, service, measured).face('repair')).toMatchObject({ heat: 5, badges: ['W'] })
    expect(under({ lens: 'cost' }, service, measured).face('repair')).toMatchObject({ heat: 0, badges: [] })
  })
})

describe('cost', () => {
  test('the larger a step’s part of what a case costs, the darker', () => {
    const report = reportOf({ 'cost.mean': 200, 'cost.mean@log': 3, 'cost.mean@repair': 90 })
    const { drawing, face } = under({ lens: 'cost' }, service, report)
    expect(face('repair')).toMatchObject({ tint: 'weight-5', second: '90, 45%' })
    expect(face('log')).toMatchObject({ tint: 'weight-1', second: '3, 2%' })
    expect(face('wait').isFaded).toBe(true)
    expect(told(drawing.legend.items)[0]).toBe('200 a case')
  })

  test('where none is entered it says where to; where they are, that a run is missing', () => {
    expect(under({ lens: 'cost' }, service).drawing.legend.nothing).toMatch(/^No cost is entered/)
    expect(under({ lens: 'cost' }, template('fault-repair')).drawing.legend.nothing).toMatch(/^Costs are entered/)
  })
})

describe('emotion', () => {
  test('a curve runs over the customer’s steps, higher where it is better', () => {
    const { drawing, face } = under({ lens: 'emotion' }, template('complaint-hotline'))
    const { points, band } = drawing.curve!
    expect(points.map(({ id, mood }) => [id, mood])).toEqual([
      ['c-complain', 'uneasy'],
      ['c-wait', 'upset'],
      ['c-hears', 'calm'],
      ['c-says', 'pleased'],
    ])
    const [complain, wait, hears, says] = points.map(({ y }) => y)
    expect([says < hears, hears < complain, complain < wait]).toEqual([true, true, true])
    expect(band.role).toBe('evidence')
    expect(face('c-wait')).toMatchObject({ tint: 'bad', second: 'customer very unhappy' })
    expect(face('f-log')).toMatchObject({ sign: 'uneasy', second: 'staff unhappy' })
    expect(kept(drawing).sort()).toEqual(['c-complain', 'c-hears', 'c-says', 'c-wait', 'f-log'])
  })

  test('without any, it says where to enter it', () => {
    const { drawing } = under({ lens: 'emotion' }, without(template('complaint-hotline'), 'emotion'))
    expect([drawing.curve, drawing.legend.nothing?.slice(0, 21)]).toEqual([undefined, 'No emotion is entered'])
  })
})

describe('five gaps', () => {
  test('a step shows its widest gap; what nobody has said stays unknown', () => {
    const { drawing, face } = under({ lens: 'five-gaps' }, template('complaint-hotline'))
    expect(face('c-wait')).toMatchObject({ sign: 'missed', second: '1 knowledge gap +18 h' })
    expect(face('f-log')).toMatchObject({ sign: 'met', second: 'no gap known' })
    expect(told(drawing.legend.items)).toEqual([
      'missed: falls short: 1 knowledge gap',
      'unknown: 7 of 10 gaps unknown',
    ])
  })

  test('what is delivered comes from the run', () => {
    const report = reportOf({ 'wait.mean@visit': 219 })
    expect(under({ lens: 'five-gaps' }, template('fault-repair'), report).face('visit').second).toBe('gap 3: +1 h 39')
  })
})

describe('provenance', () => {
  test('a step shows the weakest of its figures, and how many there are of each', () => {
    const one = document({
      a: {
        ...step('frontstage'),
        marks: { cost: { mark: 'observed' }, tolerance: { mark: 'assumed' } },
      } as BlueprintRecord,
      b: { ...step('frontstage'), marks: { cost: { mark: 'observed' } } } as BlueprintRecord,
      c: { ...step('frontstage'), stages: [{ time: { distribution: 'constant', value: 3 } }] } as never,
      d: step('customer'),
      'a-b': { ...flow('a', 'b'), marks: { share: { mark: 'assumed' } } } as BlueprintRecord,
      'b-c': flow('b', 'c'),
      crew: {
        type: 'pool',
        capacity: 2,
        name: { en: 'Crew' },
        marks: { capacity: { mark: 'proposed' } },
      } as BlueprintRecord,
    })
    const { drawing, face, edge } = under({ lens: 'provenance' }, one)
    expect(face('a')).toMatchObject({ sign: 'assumed', tint: 'warn' })
    expect(face('b')).toMatchObject({ sign: 'observed', second: '1 observed' })
    expect(face('c')).toMatchObject({ sign: 'unmarked', second: '1 without a source' })
    expect(face('d').isFaded).toBe(true)
    expect([edge('a-b').tint, edge('b-c').isFaded]).toEqual(['warn', true])
    expect(told(drawing.legend.items)).toEqual([
      'observed: 2 observed',
      'proposed: 1 proposed',
      'assumed: 2 assumed',
      'unmarked: 1 without a source',
    ])
  })

  test('where nothing is marked it says how', () => {
    expect(under({ lens: 'provenance' }, service).drawing.legend.nothing).toMatch(/^No figure says where it comes from/)
  })
})

describe('a focus', () => {
  test('steps and flows that no such case takes step back', () => {
    const { drawing } = under({ focus: { by: 'channel', id: 'by-hall' } }, template('broadband-installation'))
    const [steps, flows] = [drawing.steps, drawing.edges].map((all) => all.filter(({ face }) => face.isFaded))
    expect(steps.map(({ id }) => id).sort()).toEqual(['hotline-order', 'web-order'])
    expect(flows.map(({ id }) => id).sort()).toEqual([
      'f-channel-hotline-order',
      'f-channel-web-order',
      'f-hotline-order-check',
      'f-web-order-check',
    ])
    expect(drawing.legend).toMatchObject({ focus: { en: 'Business hall' }, isEverywhere: false })
  })

  test('nobody steps back for those who may go everywhere, also where they lose patience', () => {
    const { drawing } = under({ focus: { by: 'class', id: 'gold' } }, template('business-hall'))
    expect(drawing.legend.isEverywhere).toBe(true)
    expect(standing(drawing)).toHaveLength(drawing.edges.length)
  })

  test('waits and work at steps are those of the class once they are measured apart, and it is said', () => {
    const whole = { 'wait.mean@visit': 240, 'wait.p90@visit': 300, 'service.mean@visit': 100, 'queue.mean@visit': 5 }
    const look = { focus: { by: 'class', id: 'data' } } as const
    const before = under(look, template('fault-repair'), reportOf(whole))
    expect([before.face('visit').second, before.drawing.legend.isAlone]).toEqual(['5 in line, P90 5 h', false])
    const own = { 'cases/class=data': 9, 'wait.mean@visit/class=data': 30, 'service.mean@visit/class=data': 60 }
    const after = under(look, template('fault-repair'), reportOf({ ...whole, ...own }))
    expect([after.face('visit').second, after.drawing.legend.isAlone]).toEqual(['30 min + 1 h', true])
    // Where none of them has come, nothing is known of them.
    const none = under(look, template('fault-repair'), reportOf({ ...whole, 'cases/class=data': 0 }))
    expect(none.face('visit')).toMatchObject({ second: '', strip: 'unknown', heat: 0 })
  })

  test('the customer’s clock is that of the class', () => {
    const report = reportOf({ 'cycle-time.mean': 300, 'cycle-time.mean/class=data': 240 })
    const look = { focus: { by: 'class', id: 'data' } } as const
    expect(under(look, template('fault-repair'), report).drawing.cycleTime).toBe('4 h')
    expect(under({}, template('fault-repair'), report).drawing.cycleTime).toBe('5 h')
  })

  test('a class that is gone is looked at no more', () => {
    const gone = { focus: { by: 'class', id: 'gone' } } as const
    expect(under(gone, service, measured).drawing).toEqual(under({}, service, measured).drawing)
  })
})

describe('causes of waiting', () => {
  const report = reportOf({
    'wait.mean': 200,
    'wait.mean@repair': 200,
    'wait.mean@repair/cause=off-shift': 120,
    'wait.mean@repair/cause=contention': 80,
    'wait.mean@repair/cause=priority': 0,
    'wait.mean@log-repair': 100,
    'wait.mean@log-repair/cause=contention': 50,
    'wait.mean@log-repair/cause=other': 50,
  })

  test('each wait is a bar by cause, and the longest is as long as there is room', () => {
    const { face, edge, drawing } = under({ lens: 'causes' }, service, report)
    expect(face('repair').strip).toEqual({
      causes: [
        { cause: 'off-shift', share: 0.6 },
        { cause: 'contention', share: 0.4 },
      ],
    })
    expect(face('repair').second).toBe('off shift 2 h')
    expect(edge('log-repair').gate).toEqual({
      ...{ head: 'waits 1 h 40', margin: '±15 min', foot: '' },
      causes: [
        { cause: 'contention', share: 0.25 },
        { cause: 'other', share: 0.25 },
      ],
    })
    expect(kept(drawing)).toEqual(['repair'])
    expect(told(drawing.legend.items)).toEqual(['off shift', 'busy', 'other', 'longest bar 3 h 20'])
    expect(stripBars(face('repair').strip, 120).map(({ paint, x, width }) => [paint, x, width])).toEqual([
      ['off-shift', 10, 60],
      ['contention', 70, 40],
    ])
  })

  test('in a file they are drawn in the colours of print, and other causes are hatched', () => {
    const written = svg.write(service, { language: 'en', report, look: { lens: 'causes' } })
    const text = written.ok ? written.value : ''
    const fills = [...text.matchAll(/<rect[^>]*height="(4|6)"[^>]*fill="([^"]+)"/g)].map(([, , fill]) => fill)
    expect(fills).toEqual(expect.arrayContaining(['#27366b', '#d95f1e', 'url(#hatched)']))
  })

  test('nobody waits; or nobody knows why yet', () => {
    expect(under({ lens: 'causes' }, service, reportOf({ 'wait.mean': 0 })).drawing.legend.nothing).toBe(
      'Nobody waits.',
    )
    expect(under({ lens: 'causes' }, service).drawing.legend.nothing).toBe(
      'Why cases wait shows as soon as results have run.',
    )
  })
})
