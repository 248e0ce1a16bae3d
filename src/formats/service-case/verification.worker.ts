/** The module worker: judges one case after the other as they are ordered. Stopping it is ending it. */
import { judge } from './judge.ts'
import type { Answer, Order } from './verifier.ts'

/** A word about every so many replications: short ones come by the thousand. */
const everyMs = 100

addEventListener('message', async ({ data: { case: one, seeds } }: MessageEvent<Order>) => {
  const answer = (message: Answer) => postMessage(message)
  let told = 0
  try {
    const judgement = await judge(one, {
      ...seeds,
      progress: (replications) => {
        if (performance.now() - told < everyMs) return
        told = performance.now()
        answer({ is: 'progress', replications })
      },
    })
    answer({ is: 'judged', judgement })
  } catch (problem) {
    answer({ is: 'failed', message: problem instanceof Error ? problem.message : String(problem) })
  }
})
