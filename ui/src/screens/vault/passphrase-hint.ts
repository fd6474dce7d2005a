/** Length below which the store refuses a passphrase. */
const least = 12;

/** What to say about a passphrase while it is typed. Whether it is accepted, the store decides. */
export function lengthHint(passphrase: string): string {
  const length = [...passphrase].length;
  if (length === 0) return '';
  if (length < least) return `今は${length}文字です。あと${least - length}文字必要です。`;
  if (new Set(passphrase).size < 5) {
    return `今は${length}文字です。同じ文字の繰り返しは推測されやすいため、ほかの文字も混ぜてください。`;
  }
  return `今は${length}文字です。十分な長さです。`;
}
