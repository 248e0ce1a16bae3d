/** The pictures of kinds and record types. A kind says its glyph by its lucide name; one that is not here gets a square. */
import ArrowRightLeft from '@lucide/svelte/icons/arrow-right-left'
import Building2 from '@lucide/svelte/icons/building-2'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import ChevronsUp from '@lucide/svelte/icons/chevrons-up'
import CircleStop from '@lucide/svelte/icons/circle-stop'
import Clock from '@lucide/svelte/icons/clock'
import Diamond from '@lucide/svelte/icons/diamond'
import Hourglass from '@lucide/svelte/icons/hourglass'
import Image from '@lucide/svelte/icons/image'
import Layers from '@lucide/svelte/icons/layers'
import LogIn from '@lucide/svelte/icons/log-in'
import Merge from '@lucide/svelte/icons/merge'
import Milestone from '@lucide/svelte/icons/milestone'
import PackageOpen from '@lucide/svelte/icons/package-open'
import Package from '@lucide/svelte/icons/package'
import PhoneForwarded from '@lucide/svelte/icons/phone-forwarded'
import Rows3 from '@lucide/svelte/icons/rows-3'
import Split from '@lucide/svelte/icons/split'
import Square from '@lucide/svelte/icons/square'
import StickyNote from '@lucide/svelte/icons/sticky-note'
import Timer from '@lucide/svelte/icons/timer'
import Users from '@lucide/svelte/icons/users'

const glyphs: Record<string, typeof Square> = {
  'arrow-right-left': ArrowRightLeft,
  'building-2': Building2,
  'calendar-days': CalendarDays,
  'chevrons-up': ChevronsUp,
  'circle-stop': CircleStop,
  clock: Clock,
  diamond: Diamond,
  hourglass: Hourglass,
  image: Image,
  layers: Layers,
  'log-in': LogIn,
  merge: Merge,
  milestone: Milestone,
  'package-open': PackageOpen,
  package: Package,
  'phone-forwarded': PhoneForwarded,
  'rows-3': Rows3,
  split: Split,
  'sticky-note': StickyNote,
  timer: Timer,
  users: Users,
}

export const glyphOf = (name: string): typeof Square => glyphs[name] ?? Square
