// What kinds of fields there are: how a typed text is read, and how the file's value is shown.

import { readDate, readTime } from '../../../commands';
import { warekiOf } from '../../../format/dates';
import type { Refusal } from '../../../types';

/**
 * `digits`: a number of fixed length, kept as text. `months`, `count`, `percent`: whole numbers. `long`: a text
 * of several lines, kept as it is typed. `choice`: a value that is chosen, never typed.
 */
export type FieldKind = 'text' | 'long' | 'date' | 'time' | 'digits' | 'months' | 'count' | 'percent' | 'choice';

/** The value that the file keeps for a typed text; refused with a sentence where the text cannot be read. */
export async function readField(kind: FieldKind, text: string): Promise<string> {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  switch (kind) {
    case 'long':
      return text;
    case 'date':
      return (await readDate(trimmed)).iso;
    case 'time':
      return (await readTime(trimmed)).iso;
    case 'months':
      return readMonths(trimmed);
    case 'count':
      return readCount(trimmed);
    case 'percent':
      return readPercent(trimmed);
    case 'digits':
      return trimmed.normalize('NFKC').replaceAll(' ', '');
    default:
      return trimmed;
  }
}

/** The file's value as the person reads it. */
export function shownField(kind: FieldKind, value: string): string {
  if (value === '') return '';
  if (kind === 'date') return warekiOf(value);
  if (kind === 'time') return value.slice(0, 5);
  return value;
}

function readMonths(text: string): string {
  const plain = text.normalize('NFKC').replace(/(か|カ|ヶ|ケ|箇)?月$/u, '');
  if (/^\d{1,3}$/.test(plain)) return String(Number(plain));
  throw refusal('months-unreadable', `「${text}」は月数として読めません。「12」のように3桁までの数字で書いてください。`);
}

/** A count as typed. A negative or an absurd one is kept, so that it can be pointed out beside the others. */
function readCount(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/^[ー−‐―–]/u, '-')
    .replace(/\s*(回|日|品目|品|件)$/u, '');
  if (/^-?\d{1,9}$/.test(plain)) return String(Number(plain));
  throw refusal('count-unreadable', `「${text}」は数として読めません。「4」のように9桁までの数字で書いてください。`);
}

function readPercent(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s*%$/, '');
  if (/^\d{1,3}$/.test(plain) && Number(plain) <= 100) return String(Number(plain));
  throw refusal('likelihood-unreadable', `「${text}」は蓋然性として読めません。0から100までの整数で書いてください。`);
}

function refusal(code: string, message: string): Refusal {
  return { code, message };
}
