/** What axe finds on a page. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What is serious or critical in a part of the page, in light and in dark: `dark, color-contrast: .chip`.
 * Of axe's rules only contrast depends on the colours, so in the dark only that is looked at again.
 */
export async function serious(page: Page, part: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const isThere = await page.evaluate(() => 'axe' in globalThis)
    const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
      .include(part)
      // There are no frames, so axe needs no page of its own to gather what it found in them.
      .setLegacyMode()
      // Of what is well only the first is described: a selector for each of hundreds of steps takes its time.
      .options({ resultTypes: ['violations'] })
    if (colorScheme === 'dark') axe.withRules('color-contrast')
    const { violations } = await axe.analyze()
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(`${colorScheme}, ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }
  return found
}
