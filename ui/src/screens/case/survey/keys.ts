// What a key means on the survey form. Full-width characters from an IME count like their plain ones.

/** A key that answers the current question or leaves it. */
export type AnswerKey =
  | { kind: 'option'; no: number }
  | { kind: 'none_of_them' }
  | { kind: 'next' }
  | { kind: 'previous' }
  | { kind: 'take_back' };

/** A key's meaning. */
export type SurveyKey =
  | AnswerKey
  | { kind: 'jump' }
  /** Into the note of the current question. */
  | { kind: 'note' }
  | { kind: 'group'; by: 1 | -1 };

/** Keys of the options in order: the top row of a keyboard from 1 to the key right of the hyphen. */
const caps = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '^'] as const;

/** Characters that stand for a cap on other keyboards or under an IME. */
const alike: Record<string, string> = { ー: '-', '−': '-', '‐': '-', '=': '^', '~': '^', '・': '/', N: 'n', T: 't' };

/** Characters by position, for an IME that hides them. The position is that of a Japanese and a US keyboard. */
const byCode: Record<string, string> = { Minus: '-', NumpadSubtract: '-', Equal: '^', Slash: '/', KeyN: 'n', KeyT: 't' };

/** The key printed beside option `no`. */
export function capOf(no: number): string {
  return caps[no - 1] ?? '';
}

/** The key printed beside なし of 特別な医療. */
export const noneCap = 'n';

/** The key printed beside 特記事項. */
export const noteCap = 't';

/** What the key of `event` means, or null where it means nothing here. */
export function readKey(event: Pick<KeyboardEvent, 'key' | 'code'>): SurveyKey | null {
  switch (event.key) {
    case 'Enter':
    case 'ArrowDown':
      return { kind: 'next' };
    case 'Backspace':
    case 'ArrowUp':
      return { kind: 'previous' };
    case 'Delete':
      return { kind: 'take_back' };
    case 'F2':
      return { kind: 'note' };
    case 'PageDown':
      return { kind: 'group', by: 1 };
    case 'PageUp':
      return { kind: 'group', by: -1 };
  }
  const character = characterOf(event);
  if (character === '/') return { kind: 'jump' };
  if (character === noteCap) return { kind: 'note' };
  if (character === noneCap) return { kind: 'none_of_them' };
  const at = caps.findIndex((cap) => cap === character);
  return at === -1 ? null : { kind: 'option', no: at + 1 };
}

/** What Ctrl with a key takes back or makes again, or null where it means nothing here. */
export function readStep({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): 'undo' | 'redo' | null {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = key === 'Process' || key === 'Unidentified' ? code.replace('Key', '') : key.normalize('NFKC');
  switch (letter.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return 'redo';
  }
  return null;
}

function characterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (key === 'Process' || key === 'Unidentified') {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
    return digit?.[1] ?? byCode[code] ?? '';
  }
  const plain = key.normalize('NFKC');
  return alike[plain] ?? plain;
}
