/** 12345 → "12,345". */
export function count(number: number): string {
  return number.toLocaleString('ja-JP');
}

/**
 * `part` of `whole` in percent with one decimal, cut off rather than rounded, so that only all of them are 100 %;
 * a dash where there is nothing to take a part of.
 */
export function share(part: number, whole: number): string {
  if (whole === 0) return '—';
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}
