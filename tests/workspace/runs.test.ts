// @vitest-environment happy-dom
import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Listener } from '../../src/simulation/client.ts'
import type { Plan } from '../../src/simulation/plan.ts'
import type { Report } from '../../src/analysis/report.ts'
import { all, handoffs, type Blueprint } from '../../src/blueprint/index.ts'
import { OpenDocument, rename, Runs, Session, setField, setHeadcount } from '../../src/workspace/index.ts'
import { template } from './templates.ts'

const blueprint = template('fault-repair')
const shift = all(blueprint, 'shift')[0]
const step = all(blueprint, 'node').find(({ kind }) => kind === 'action')!

/** A simulator that writes down what it is asked and answers when told to. */
function simulator() {
  const asked: { blueprint: Blueprint; plan: Plan; told: Required<Listener>; stopped: boolean }[] = []
  return {
    asked,
    run(blueprint: Blueprint, plan: Plan, told: Listener) {
      const one = { blueprint, plan, told: told as Required<Listener>, stopped: false }
      asked.push(one)
      return { stop: () => void (one.stopped = true) }
    },
    story: () => Promise.reject(new Error('not asked')),
    day: () => Promise.reject(new Error('not asked')),
  }
}
const report = (done: number): Report => ({ replications: { done, wanted: 20 }, partial: done < 20 }) as Report

function opened(taste: ConstructorParameters<typeof Runs>[2] = { livePaused: false }) {
  const document = new OpenDocument(
    'one',
    blueprint,
    { write: () => {}, keep: () => {}, commit: async () => {} },
    () => [],
    true,
  )
  const engine = simulator()
  const runs = new Runs(document, engine, taste)
  flushSync()
  const edit = (act: () => void) => {
    act()
    flushSync()
  }
  const hire = (people: number) => edit(() => document.run(setHeadcount, { record: shift.id, people }))
  return { document, runs, asked: engine.asked, edit, hire }
}

describe('runs', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('begin by themselves after opening, and tell how far they are', () => {
    const { runs, asked } = opened()
    expect([runs.state, asked.length]).toEqual(['running', 1])
    asked[0].told.report(report(3))
    expect(runs.progress).toEqual({ done: 3, wanted: 20 })
    asked[0].told.done(report(20))
    expect([runs.state, runs.progress.done]).toEqual(['done', 20])
  })

  test('what is written about is read deeper: by a run of its own, once, and edits go on as the view asks', () => {
    const taste = new Session()
    const { runs, asked, edit, hire } = opened(taste)
    const depths = () => asked.map(({ plan }) => plan.depth)
    asked[0].told.done(report(20))
    edit(() => (taste.writes = true))
    expect([depths(), runs.state]).toEqual([['drawn', 'written'], 'running'])
    // The picture needs no more than what is there.
    edit(() => (taste.writes = false))
    edit(() => (taste.writes = true))
    expect(asked.length).toBe(2)
    asked[1].told.done({ ...report(20), depth: 'written' })
    edit(() => (taste.writes = false))
    expect([asked.length, runs.state]).toEqual([2, 'done'])
    hire(7)
    expect(depths()).toEqual(['drawn', 'written', 'drawn'])
  })

  test('an edit after a rest is run at once, before it is drawn', () => {
    const { document, runs, asked } = opened()
    document.run(setHeadcount, { record: shift.id, people: 7 })
    expect([asked.length, asked[0].stopped, runs.state, runs.stale]).toEqual([2, true, 'running', true])
    expect(all(asked[1].blueprint, 'shift').find(({ id }) => id === shift.id)?.headcount).toBe(7)
    vi.advanceTimersByTime(100)
    expect(asked.length).toBe(2)
  })

  test('of a burst of edits the first and the last are run', () => {
    const { runs, asked, hire } = opened()
    for (const people of [6, 7, 8]) {
      hire(people)
      vi.advanceTimersByTime(10)
    }
    expect([asked.length, asked[1].stopped, runs.state]).toEqual([2, true, 'running'])
    vi.advanceTimersByTime(6)
    expect(all(asked[2].blueprint, 'shift').find(({ id }) => id === shift.id)?.headcount).toBe(8)
  })

  test('the old figures stay, stale, and the last complete ones are kept for comparison', () => {
    const { runs, asked, hire } = opened()
    const [before, after] = [report(20), report(2)]
    asked[0].told.report(before)
    asked[0].told.done(before)
    hire(7)
    expect([runs.report, runs.stale, runs.before]).toEqual([before, true, before])
    vi.advanceTimersByTime(150)
    asked[1].told.report(after)
    expect([runs.report, runs.stale, runs.before]).toEqual([after, false, before])
    hire(8)
    expect(runs.before).toEqual(before)
  })

  test('what a run says after an edit is not heard', () => {
    const { runs, asked, hire } = opened()
    hire(7)
    asked[0].told.report(report(9))
    expect([runs.report, runs.stale]).toEqual([undefined, true])
  })

  test('a remark or a description calls for no run, a name does', () => {
    const { asked, edit, document } = opened()
    edit(() => document.run(setField, { record: step.id, field: 'description', value: { en: 'As it is.' } }))
    vi.advanceTimersByTime(500)
    expect(asked.length).toBe(1)
    edit(() => document.run(rename, { record: step.id, language: 'en', name: 'Other' }))
    vi.advanceTimersByTime(500)
    expect(asked.length).toBe(2)
  })

  test('what departments promise each other in words calls for no run, what they agree in time does', () => {
    const { asked, edit, document } = opened()
    const flow = handoffs(blueprint)[0].flow.id
    const promise = { information: { en: 'the case’s number' } }
    edit(() => document.run(setField, { record: flow, field: 'handoff.commitments', value: promise }))
    vi.advanceTimersByTime(500)
    expect(asked.length).toBe(1)
    edit(() => document.run(setField, { record: flow, field: 'handoff.agreed', value: { value: 77, unit: 'min' } }))
    vi.advanceTimersByTime(500)
    expect(asked.length).toBe(2)
  })

  test('who is looked at is measured apart by a new run, once; looking at all again asks for none', () => {
    const taste = new Session()
    const { asked } = opened(taste)
    asked[0].told.done({ ...report(20), figures: {} })
    const focus = { by: 'class', id: 'dia-gold' } as const
    taste.focus = focus
    flushSync()
    expect(asked.map(({ plan }) => plan.alone)).toEqual([undefined, focus])
    const gold = { figures: { 'cases/class=dia-gold': { measure: 'cases', value: 9 } } } as unknown as Report
    asked[1].told.done({ ...report(20), ...gold })
    taste.focus = undefined
    flushSync()
    taste.focus = focus
    flushSync()
    expect(asked.length).toBe(2)
    taste.focus = { by: 'class', id: 'nobody' }
    flushSync()
    expect(asked.length).toBe(2)
  })

  test('stop gives what has come so far, marked partial', () => {
    const { runs, asked } = opened()
    asked[0].told.report(report(4))
    runs.stop()
    expect([runs.state, asked[0].stopped]).toEqual(['stopped', true])
    asked[0].told.done(report(5))
    expect([runs.state, runs.progress.done]).toEqual(['stopped', 5])
    runs.restart()
    expect([runs.state, asked.length]).toEqual(['running', 2])
  })

  test('what blocks and what fails is told', () => {
    const { runs, asked } = opened()
    asked[0].told.blocked([])
    expect(runs.state).toBe('blocked')
    runs.restart()
    asked[1].told.failed({ code: 'worker-crashed', message: 'died' })
    expect([runs.state, runs.failure?.code]).toEqual(['failed', 'worker-crashed'])
  })

  describe('with live results paused', () => {
    test('nothing runs until it is asked for, and an edit makes those figures old', () => {
      const { runs, asked, hire } = opened({ livePaused: true })
      hire(7)
      vi.advanceTimersByTime(500)
      expect([runs.state, asked.length]).toEqual(['paused', 0])
      runs.restart()
      asked[0].told.done(report(20))
      expect([runs.state, runs.stale]).toEqual(['done', false])
      hire(8)
      vi.advanceTimersByTime(500)
      expect([runs.state, runs.stale, asked.length]).toEqual(['paused', true, 1])
    })

    test('what runs is stopped with what has come, and begins by itself when they go on', () => {
      const taste = new Session()
      const { runs, asked, edit, hire } = opened(taste)
      asked[0].told.report(report(4))
      edit(() => (taste.livePaused = true))
      expect([runs.state, asked[0].stopped]).toEqual(['stopped', true])
      hire(7)
      expect(runs.state).toBe('paused')
      edit(() => (taste.livePaused = false))
      expect([runs.state, asked.length]).toEqual(['running', 2])
    })

    test('what has no figures yet waits as if it had not begun', () => {
      const taste = new Session()
      const { runs, asked, edit } = opened(taste)
      edit(() => (taste.livePaused = true))
      asked[0].told.report(report(1))
      expect([runs.state, runs.report, asked[0].stopped]).toEqual(['paused', undefined, true])
    })
  })

  test('a closed document is not run any more', () => {
    const { runs, asked, hire } = opened()
    runs.close()
    hire(9)
    vi.advanceTimersByTime(500)
    expect([asked.length, asked[0].stopped]).toEqual([1, true])
  })
})
