/** Length from which a passphrase of ordinary words withstands guessing. */
const recommended = 12;

/** What to say about the length of a passphrase while it is typed. The store decides what it accepts. */
export function lengthHint(passphrase: string): string {
  const length = [...passphrase].length;
  if (length === 0) return '';
  const distinct = new Set(passphrase).size;
  if (length < recommended) {
    return `今は${length}文字です。あと${recommended - length}文字以上あると安心です。`;
  }
  if (distinct < 5) return `今は${length}文字です。同じ文字の繰り返しは推測されやすくなります。`;
  return `今は${length}文字です。十分な長さです。`;
}
