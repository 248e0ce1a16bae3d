/** The contract of a node kind: what it is called, where it may stand, what it carries, how it behaves. */
import type { z } from 'zod'
import type { Texts } from '../base/index.ts'
import type { Role } from './records.ts'
import type { Verb } from './behaviour.ts'

export interface Kind<Name extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  name: Name
  texts: { label: Texts; help: Texts }
  /** Lane roles it may stand in. */
  roles: readonly Role[]
  /** Fields beyond those that every node has. */
  shape: Shape
  /** A lucide icon name. */
  glyph: string
  /** What a case does here, in the closed vocabulary; empty for what no case passes (evidence, notes). */
  behaviour(node: z.infer<z.ZodObject<Shape>>): readonly Verb[]
}

/** Keeps the literal types of a kind while checking it against the contract. */
export const kind = <const Name extends string, Shape extends z.ZodRawShape>(
  one: Kind<Name, Shape>,
): Kind<Name, Shape> => one
