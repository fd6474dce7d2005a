// What a key means in the outline. Keys of an IME that is composing never come here.

import { readStep } from '../../case/survey/keys';

export type OutlineKey =
  | { kind: 'new_line' }
  | { kind: 'indent'; by: 1 | -1 }
  | { kind: 'move'; by: 1 | -1 }
  | { kind: 'answers' }
  | { kind: 'join' }
  | { kind: 'next_fault'; by: 1 | -1 }
  /** Back or forth in what was typed. */
  | { kind: 'step'; way: 'undo' | 'redo' }
  | { kind: 'escape' };

/** The meaning of `event`, or null where the field itself deals with it. */
export function readOutlineKey({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): OutlineKey | null {
  const control = ctrlKey || metaKey;
  const way = readStep({ key, code, ctrlKey, metaKey, altKey, shiftKey });
  if (way) return { kind: 'step', way };
  switch (key) {
    case 'Enter':
      if (altKey || shiftKey) return null;
      return control ? { kind: 'answers' } : { kind: 'new_line' };
    case 'Tab':
      return control || altKey ? null : { kind: 'indent', by: shiftKey ? -1 : 1 };
    case 'ArrowUp':
    case 'ArrowDown':
      return altKey && !control && !shiftKey ? { kind: 'move', by: key === 'ArrowDown' ? 1 : -1 } : null;
    case 'F8':
      return control || altKey ? null : { kind: 'next_fault', by: shiftKey ? -1 : 1 };
    case 'Escape':
      return { kind: 'escape' };
  }
  return control && !altKey && !shiftKey && (key.toLowerCase() === 'j' || code === 'KeyJ') ? { kind: 'join' } : null;
}
