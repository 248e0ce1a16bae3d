/** The condition with which one case more begins in a list of which the first that fits holds. */
import { plainConditions, vocabularyOf, type Blueprint } from '../../blueprint/index.ts'

/** One that is not among those given yet; where nothing tells cases apart it holds always. */
export function nextCondition(blueprint: Blueprint, given: readonly string[]): string {
  const plain = plainConditions(vocabularyOf(blueprint))
  return plain.find((one) => !given.includes(one)) ?? plain.at(-1) ?? ''
}
