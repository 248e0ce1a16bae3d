import type { Texts } from '../base/index.ts'
import { concurrency, nameOf, reachable, type Why } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Parallel ways begin at one fork and meet at one join. */
export const unstructuredConcurrency: Rule = {
  name: 'unstructured-concurrency',
  severity: 'advice',
  texts: {
    label: { en: 'Parallel ways form a block', 'zh-CN': '并行路径成对出现' },
    what: { en: 'The ways from “{name}” form no block: {because}.', 'zh-CN': '“{name}”的并行路径不成对：{because}。' },
    remedy: {
      en: 'It runs as it is; easier to read is a join for each fork, with nothing else into it.',
      'zh-CN': '可以运行；若每个分支都有自己的汇合且没有其他路径接入，会更易读。',
    },
    why: {
      en: 'Parallel ways that cross are hard to follow for people, and their joins easily wait in vain. A block, one fork and one join, can be read at a glance.',
      'zh-CN': '交叉的并行路径难以看懂，汇合也容易等空。一个分支配一个汇合，一眼就能看明白。',
    },
  },
  check(blueprint, report) {
    for (const [fork, block] of concurrency(blueprint)) {
      if (block.structured || block.why.reason === 'no-branches' || !reachable(blueprint).has(fork)) continue
      const at = nameOf(blueprint, block.why.at)
      const because = reasons[block.why.reason]
      report([fork, block.why.at], {
        name: nameOf(blueprint, fork),
        because: { en: because.en.replace('{at}', at.en), 'zh-CN': because['zh-CN'].replace('{at}', at['zh-CN']) },
      })
    }
  },
}

const reasons: Record<Why['reason'], Texts> = {
  'no-branches': { en: 'nothing follows', 'zh-CN': '其后没有步骤' },
  'shared-step': { en: '“{at}” lies on several of them', 'zh-CN': '“{at}”同时在几条路径上' },
  'back-to-fork': { en: 'one of them leads back to before the fork', 'zh-CN': '其中一条回到了分支之前' },
  'entered-from-outside': { en: '“{at}” is also entered from elsewhere', 'zh-CN': '“{at}”还从别处进入' },
  'ends-before-join': {
    en: 'at “{at}” one of them ends before the others have come',
    'zh-CN': '“{at}”处有一条路径在汇合前就结束',
  },
  'join-has-other-ways': { en: 'their join also gets a way from “{at}”', 'zh-CN': '汇合处还有来自“{at}”的路径' },
  'expects-others': { en: '“{at}” waits for more or fewer than they are', 'zh-CN': '“{at}”等待的路数与分支数不同' },
  'misses-join': {
    en: 'the one that begins with “{at}” does not come to the join',
    'zh-CN': '从“{at}”开始的路径到不了汇合',
  },
  'leaves-sub-blueprint': {
    en: 'at “{at}” they lead out of their sub-blueprint',
    'zh-CN': '在“{at}”处离开了所属子蓝图',
  },
  nested: { en: '“{at}” inside of them forms no block either', 'zh-CN': '其中的“{at}”也不成对' },
}
