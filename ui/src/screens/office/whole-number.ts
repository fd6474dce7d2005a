import type { Refusal } from '../../types';

/** A whole number as typed, also in full width; null where nothing is typed. Refuses what is no number. */
export function wholeNumber(text: string, name: string, most: number): number | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  if (/^\d{1,9}$/.test(plain) && Number(plain) <= most) return Number(plain);
  const refusal: Refusal = {
    code: 'number-unreadable',
    message: `${name}の「${text}」は数として読めません。0から${most}までの整数で書くか、空にしてください。`,
  };
  throw refusal;
}
