/** `rows` with the one at `from` put at `to`. */
export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from];
  if (row === undefined) return [...rows];
  const others = rows.filter((_, index) => index !== from);
  return [...others.slice(0, to), row, ...others.slice(to)];
}

/**
 * Where a row dragged from `from` would stand when its pointer is at `y`: before the first of the other rows whose
 * middle lies below.
 */
export function placeAt(y: number, from: number, rows: readonly { top: number; bottom: number }[]): number {
  const others = rows.filter((_, index) => index !== from);
  const below = others.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return below < 0 ? others.length : below;
}
