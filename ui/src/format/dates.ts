// Days are ISO text (1935-04-05) inside; a public office reads 和暦 with 西暦.

const wareki = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});

/** "1935-04-05" → "昭和10年4月5日". */
export function warekiOf(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? iso : wareki.format(day);
}

/** "1935-04-05" → "昭和10年4月5日（1935-04-05）". */
export function longDate(iso: string): string {
  return `${warekiOf(iso)}（${iso}）`;
}

/** 14:03 of a moment. */
export function clock(moment: Date): string {
  return `${moment.getHours()}:${String(moment.getMinutes()).padStart(2, '0')}`;
}

/** 2026-11-21 of a moment, in this computer's time. */
function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** "令和8年11月21日" and "（2026-11-21）14:03" of an RFC 3339 moment, in this computer's time. */
export function momentLines(rfc3339: string): [string, string] {
  const at = new Date(rfc3339);
  if (Number.isNaN(at.getTime())) return [rfc3339, ''];
  const day = dayOf(at);
  return [warekiOf(day), `（${day}）${clock(at)}`];
}

/** "令和8年11月21日（2026-11-21）14:03" of an RFC 3339 moment, in this computer's time. */
export function longMoment(rfc3339: string): string {
  return momentLines(rfc3339).join('');
}
