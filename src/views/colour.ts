/** The value of a colour token in the scheme in force, for what CSS does not reach: Cytoscape, a 2D canvas, a file. */

/**
 * @param token without its dashes: `heat-4`, `lane-customer`
 * @returns `rgb(232, 115, 46)`; read it again when `session.scheme` changes
 */
export function colour(token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  probe.style.display = 'none'
  document.body.append(probe)
  const value = getComputedStyle(probe).color
  probe.remove()
  return value
}
