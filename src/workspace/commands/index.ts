/** Every command. One more is one file and one line here. */
import { addRow } from './add-row.ts'
import { addShift } from './add-shift.ts'
import { addSteps } from './add-steps.ts'
import { applyChanges } from './apply-changes.ts'
import { attachImage } from './attach-image.ts'
import { beginWalk } from './begin-walk.ts'
import { bringBack } from './bring-back.ts'
import { changeKind } from './change-kind.ts'
import { connect } from './connect.ts'
import { importObserved } from './import-observed.ts'
import { importSurvey } from './import-survey.ts'
import { importWalk } from './import-walk.ts'
import { insertStep } from './insert-step.ts'
import { moveBehind } from './move-behind.ts'
import { moveSteps } from './move-steps.ts'
import { observe } from './observe.ts'
import { paste } from './paste.ts'
import { placeOnFlow } from './place-on-flow.ts'
import { remove } from './remove.ts'
import { removeRow } from './remove-row.ts'
import { removeShift } from './remove-shift.ts'
import { rename } from './rename.ts'
import { reorder } from './reorder.ts'
import { replaceText } from './replace-text.ts'
import { restoreVersion } from './restore-version.ts'
import { setDuration } from './set-duration.ts'
import { setField } from './set-field.ts'
import { setFlowKind } from './set-flow-kind.ts'
import { setHeadcount } from './set-headcount.ts'
import { setMark } from './set-mark.ts'
import { setShare } from './set-share.ts'
import { setWays } from './set-ways.ts'
import { setWeek } from './set-week.ts'
import { tidy } from './tidy.ts'
import { together } from './together.ts'

export const commands = [
  ...[
    addSteps,
    insertStep,
    placeOnFlow,
    connect,
    moveBehind,
    moveSteps,
    changeKind,
    remove,
    paste,
    reorder,
    addRow,
    removeRow,
    tidy,
    replaceText,
  ],
  ...[setField, rename, setHeadcount, setDuration, setShare, setMark, addShift, removeShift, applyChanges],
  ...[setWays, setFlowKind, setWeek, together, attachImage],
  ...[importSurvey, importWalk, beginWalk, importObserved, observe, bringBack, restoreVersion],
] as const

export {
  addRow,
  addShift,
  addSteps,
  applyChanges,
  attachImage,
  beginWalk,
  bringBack,
  changeKind,
  connect,
  importObserved,
  importSurvey,
  importWalk,
  insertStep,
  moveBehind,
  moveSteps,
  observe,
  paste,
  placeOnFlow,
  remove,
  removeRow,
}
export {
  removeShift,
  rename,
  reorder,
  replaceText,
  restoreVersion,
  setDuration,
  setField,
  setFlowKind,
  setHeadcount,
  setMark,
  setShare,
  setWays,
  setWeek,
  tidy,
  together,
}
export { placed } from './import-walk.ts'
export { pinsOf } from './tidy.ts'
export { act, type Act } from './together.ts'
export { pasted } from './paste.ts'
export { foundIn } from './replace-text.ts'
