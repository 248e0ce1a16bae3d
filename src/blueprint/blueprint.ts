/**
 * The service blueprint as a document: a flat map of plain records with stable ids.
 * One format for the shipped templates, users' files and the database. All times in a document carry their unit.
 */
import { z } from 'zod'
import { id, marks, order } from './field.ts'
import { kinds } from './kinds/index.ts'
import { nodeShape, recordTypes, remark } from './records.ts'

export const format = 'throughline-blueprint'
export const schemaVersion = 1

const base = {
  type: z.literal('node'),
  order: order.optional(),
  marks: marks.optional(),
  note: remark,
  ...nodeShape,
}

type SchemaOf<K> = K extends { name: infer Name extends string; shape: infer Shape extends z.ZodRawShape }
  ? z.ZodObject<typeof base & { kind: z.ZodLiteral<Name> } & Shape, z.core.$strict>
  : never
type SchemasOf<T extends readonly unknown[]> = { -readonly [I in keyof T]: SchemaOf<T[I]> }
type NodeSchemas = SchemasOf<typeof kinds>

/** One schema a kind, in the order of the registry. */
export const nodeSchemas = kinds.map((kind) =>
  z.strictObject({ ...base, kind: z.literal(kind.name), ...kind.shape }),
) as unknown as NodeSchemas

export const node = z.discriminatedUnion('kind', nodeSchemas)

/** A node of any kind, with the fields of its kind. */
export type Node = z.infer<NodeSchemas[number]>
export type NodeKind = Node['kind']
export type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>

export type OtherRecord = z.infer<(typeof recordTypes)[number]>
export type BlueprintRecord = Node | OtherRecord
export type RecordType = BlueprintRecord['type']
export type RecordOf<T extends RecordType> = Extract<BlueprintRecord, { type: T }>

export type About = RecordOf<'blueprint'>
export type Lane = RecordOf<'lane'>
export type Department = RecordOf<'department'>
export type Phase = RecordOf<'phase'>
export type Flow = RecordOf<'flow'>
export type Pool = RecordOf<'pool'>
export type Shift = RecordOf<'shift'>
export type Outage = RecordOf<'outage'>
export type Calendar = RecordOf<'calendar'>
export type CustomerClass = RecordOf<'class'>
export type Channel = RecordOf<'channel'>
export type Attribute = RecordOf<'attribute'>
export type ArrivalStream = RecordOf<'stream'>
export type Clock = RecordOf<'clock'>
export type ServiceLevel = RecordOf<'service-level'>
export type Observation = RecordOf<'observation'>
export type Survey = RecordOf<'survey'>
export type Walk = RecordOf<'walk'>
export type Chase = RecordOf<'chase'>
export type Escalation = RecordOf<'escalation'>

/** One record of any type; nodes are told apart by `kind`, the rest by `type`. */
export const record = z.union([node, z.discriminatedUnion('type', recordTypes)])

/** The file as it is written. */
export const file = z.strictObject({
  format: z.literal(format),
  schemaVersion: z.literal(schemaVersion),
  id,
  records: z.record(id, record),
})

export interface Blueprint {
  id: string
  records: { readonly [id: string]: BlueprintRecord }
}

/** The id of the one record of type `blueprint`. */
export const aboutId = 'blueprint'
