// Which phrases a person sees who typed `wanted` into the phrase book, and which one a digit means.

import type { PhraseView } from '../../../../types';

/** Phrases that contain what was typed; width, case and kind of kana do not matter. */
export function fitting(phrases: readonly PhraseView[], wanted: string): PhraseView[] {
  const part = folded(wanted);
  return phrases.filter(({ text }) => folded(text).includes(part));
}

/** The phrase that the digit chooses, counted from 1; undefined where the key is no digit or there is none. */
export function byDigit(phrases: readonly PhraseView[], key: string): PhraseView | undefined {
  const digit = /^[1-9]$/.exec(key.normalize('NFKC'))?.[0];
  return digit === undefined ? undefined : phrases[Number(digit) - 1];
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/gu, '')
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
