/** What a list assumes to see of itself before it is laid out, in pixels. */
const unknownHeight = 480;

/**
 * The rows `from` … `to` (without `to`) of a list of `count` rows of one height that are drawn when it is scrolled to
 * `top`: what is in view and `beside` rows on either side.
 */
export function seenRows(
  top: number,
  height: number,
  rowHeight: number,
  count: number,
  beside = 6,
): { from: number; to: number } {
  const seen = height > 0 ? height : unknownHeight;
  const from = Math.min(count, Math.max(0, Math.floor(top / rowHeight) - beside));
  const to = Math.min(count, Math.ceil((top + seen) / rowHeight) + beside);
  return { from, to: Math.max(from, to) };
}

/** Where a list of height `height` scrolls to, so that row `index` is in full view; `top` where it is already. */
export function scrolledTo(index: number, top: number, height: number, rowHeight: number): number {
  const start = index * rowHeight;
  if (start < top) return start;
  const end = start + rowHeight;
  return end > top + height ? Math.max(0, end - height) : top;
}
