/** Which flows go back: those that the user marked, those into an earlier phase, and those that close a circle. */
import type { Scene, SceneFlow } from './scene.ts'

/** Flows that say what comes after what. */
export const isForward = (flow: SceneFlow): boolean => flow.flow.kind === 'sequence' || flow.flow.kind === 'journey'

/**
 * @returns for each flow whether it goes back. A circle is closed by the flow that a walk meets last: the walk begins
 * at arrivals and at steps that nothing leads to, and takes steps and flows in the document's order.
 */
export function loopsOf(scene: Scene): boolean[] {
  const { nodes, flows } = scene
  const loop = flows.map(({ flow, from, to }, at) => {
    if (!isForward(flows[at])) return false
    const [a, b] = [nodes[from].phase, nodes[to].phase]
    return flow.loop === true || from === to || (a >= 0 && b >= 0 && b < a)
  })
  const out: number[][] = nodes.map(() => [])
  const entered = nodes.map(() => false)
  flows.forEach((flow, at) => {
    if (!isForward(flow) || loop[at]) return
    out[flow.from].push(at)
    entered[flow.to] = true
  })
  const starts = nodes.map((_, at) => at)
  const urgency = (at: number) => (entered[at] ? 2 : nodes[at].kind === 'arrival' ? 0 : 1)
  starts.sort((a, b) => urgency(a) - urgency(b) || a - b)

  const state = new Uint8Array(nodes.length) // 0 not met, 1 on the way here, 2 done
  for (const start of starts) {
    if (state[start] !== 0) continue
    const path = [{ node: start, next: 0 }]
    state[start] = 1
    while (path.length > 0) {
      const here = path[path.length - 1]
      const flow = out[here.node][here.next]
      here.next += 1
      if (flow === undefined) {
        state[here.node] = 2
        path.pop()
      } else if (state[flows[flow].to] === 1) loop[flow] = true
      else if (state[flows[flow].to] === 0) {
        state[flows[flow].to] = 1
        path.push({ node: flows[flow].to, next: 0 })
      }
    }
  }
  return loop
}
