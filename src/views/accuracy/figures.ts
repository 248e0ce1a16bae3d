/** How numbers are written here: as many places as tell the expected from the measured, and no more. */
export function figure(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  const places = size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4
  return value.toFixed(places).replace('-', '−')
}
