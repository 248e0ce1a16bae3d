/** What can be done now, as choices: the acts of the shell, of drawing and of looking, from the lists that their keys come from. */
import { tick } from 'svelte'
import { session } from '../../workspace/index.ts'
import { drawingBoard, planeKeys, type PlaneKey } from '../canvas/index.ts'
import { drawingKeys, hasPlace, type Choice } from '../editing/index.ts'
import { shownKey } from '../key.ts'
import { isOffered, type Key } from '../shell/keys.ts'
import { words } from './words.ts'

export const actChoices = (keys: readonly Key[]): Choice[] => [...drawing(), ...looking(), ...general(keys)]

/** Once the palette is gone, and the keyboard is back where one draws. */
const backAtWork = (act: () => void) => (): void =>
  void tick().then(() => {
    drawingBoard.surface?.take()
    act()
  })

function drawing(): Choice[] {
  const { groups, needs, notInStory } = session.in(words)
  const notHere = session.view === 'story' ? notInStory : needs.canvas
  const drawer = drawingBoard.surface?.drawer()
  return drawingKeys.map((key): Choice => {
    const reason = !drawer ? notHere : hasPlace(key, drawer) || !key.needs ? undefined : needs[key.needs]
    return {
      id: `draw ${key.label.en}`,
      label: session.in(key.label),
      group: groups.draw,
      ...(key.keys.length > 0 ? { keys: shownKey(key.keys[0]) } : {}),
      ...(reason === undefined ? {} : { reason }),
      run: backAtWork(() => {
        const drawer = drawingBoard.surface?.drawer()
        if (drawer) key.act(drawer)
      }),
    }
  })
}

function looking(): Choice[] {
  const { groups, needs } = session.in(words)
  const isHidden = drawingBoard.over !== undefined
  const focused = drawingBoard.current?.hand()?.focused
  const reasonOf = (key: PlaneKey): string | undefined =>
    isHidden ? needs.canvas : key.needs && focused === undefined ? needs[key.needs] : undefined
  return planeKeys
    .filter(({ onlyKey }) => !onlyKey)
    .map((key): Choice => {
      const reason = reasonOf(key)
      return {
        id: `look ${key.label.en}`,
        label: session.in(key.label),
        group: groups.look,
        keys: shownKey(key.keys[0]),
        ...(reason === undefined ? {} : { reason }),
        run: backAtWork(() => {
          const hand = drawingBoard.current?.hand()
          if (hand) key.act(hand)
        }),
      }
    })
}

const general = (keys: readonly Key[]): Choice[] =>
  keys
    .filter((key) => isOffered(key) && !key.onlyKey)
    .map((key): Choice => {
      const reason = key.reason?.(session.words)
      return {
        id: `shell ${key.keys[0]}`,
        label: key.label(session.words),
        group: session.in(words).groups.general,
        keys: shownKey(key.keys[0]),
        ...(reason === undefined ? {} : { reason }),
        run: () => void tick().then(key.run),
      }
    })
