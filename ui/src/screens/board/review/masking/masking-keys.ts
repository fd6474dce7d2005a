// What a key means while texts are masked. Full-width characters from an IME count like their plain ones.

import { readStep } from '../../../case/survey/keys';
import { replacements } from './replacements';

export type MaskingKey =
  /** Masks what is chosen; without a choice, confirms the text. */
  | { kind: 'confirm' }
  | { kind: 'put'; word: string }
  /** Takes every open proposal. */
  | { kind: 'take_all' }
  | { kind: 'unmask' }
  | { kind: 'word'; by: 1 | -1 }
  | { kind: 'mark'; by: 1 | -1 }
  /** Widens the choice by a character on the side of the arrow. */
  | { kind: 'widen'; by: 1 | -1 }
  /** Takes a character off the choice, in the direction of the arrow. */
  | { kind: 'narrow'; by: 1 | -1 }
  | { kind: 'text'; by: 1 | -1 }
  | { kind: 'drop_choice' }
  | { kind: 'undo' | 'redo' };

/** What the key of `event` means, or null where it means nothing here. */
export function readMaskingKey(event: KeyboardEvent): MaskingKey | null {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
  const step = readStep(event);
  if (step) return { kind: step };
  if (altKey || metaKey) return null;
  const along = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null;
  if (along !== null && shiftKey) return { kind: ctrlKey ? 'narrow' : 'widen', by: along };
  if (along !== null) return { kind: ctrlKey ? 'mark' : 'word', by: along };
  if (ctrlKey) return null;
  switch (key) {
    case 'Enter':
      return { kind: 'confirm' };
    case 'ArrowDown':
      return { kind: 'text', by: 1 };
    case 'ArrowUp':
      return { kind: 'text', by: -1 };
    case 'Delete':
    case 'Backspace':
      return { kind: 'unmask' };
    case 'Escape':
      return { kind: 'drop_choice' };
  }
  const character = characterOf(event);
  if (character === 'a') return { kind: 'take_all' };
  const word = replacements.find((one) => one.key === character)?.word;
  return word === undefined ? null : { kind: 'put', word };
}

function characterOf({ key, code }: KeyboardEvent): string {
  if (key === 'Process' || key === 'Unidentified') return code.replace(/^(?:Key|Digit|Numpad)/, '').toLowerCase();
  return key.normalize('NFKC').toLowerCase();
}
