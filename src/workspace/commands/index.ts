/** Every command. One more is one file and one line here. */
import { addShift } from './add-shift.ts'
import { removeShift } from './remove-shift.ts'
import { rename } from './rename.ts'
import { setDuration } from './set-duration.ts'
import { setField } from './set-field.ts'
import { setHeadcount } from './set-headcount.ts'
import { setMark } from './set-mark.ts'
import { setShare } from './set-share.ts'

export const commands = [setField, rename, setHeadcount, setDuration, setShare, setMark, addShift, removeShift] as const

export { addShift, removeShift, rename, setDuration, setField, setHeadcount, setMark, setShare }
