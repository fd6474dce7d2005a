// What is masked in a text, and what the board's copy of it reads. Places are UTF-16 units, as in the back end.

import type { Mask, MaskedTextView, MaskReason } from '../../../../types';

/** A part of a text. */
export interface Span {
  start: number;
  end: number;
}

/** Why a word is proposed: by the program, or because it is masked in another text of the case. */
export type ProposalReason = MaskReason | 'masked_elsewhere';

/** A mask that a person has not taken. */
export interface OpenProposal {
  mask: Mask;
  reason: ProposalReason;
}

/** Words masked in the case's texts, each with what stands there instead. */
export type MaskedWords = ReadonlyMap<string, string>;

/** A single character is masked where it stands, never wherever it occurs. */
const leastWord = 2;

export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

const inOrder = (masks: readonly Mask[]): Mask[] => [...masks].sort((one, other) => one.start - other.start);

/** `masks` with `added`, each of which takes the place of what it overlaps. */
export function withMasks(masks: readonly Mask[], added: readonly Mask[]): Mask[] {
  return inOrder(added.reduce<Mask[]>((all, mask) => [...all.filter((other) => !overlaps(mask, other)), mask], [...masks]));
}

/** `masks` with those of `added` that overlap none of them. */
function filledUp(masks: readonly Mask[], added: readonly Mask[]): Mask[] {
  return inOrder(added.reduce<Mask[]>((all, mask) => (all.some((other) => overlaps(mask, other)) ? all : [...all, mask]), [...masks]));
}

export const withoutMasks = (masks: readonly Mask[], span: Span): Mask[] => masks.filter((mask) => !overlaps(mask, span));

/** The board's copy. */
export function copyOf(original: string, masks: readonly Mask[]): string {
  return partsOf(original, masks, [], null)
    .map(({ text, instead }) => instead ?? text)
    .join('');
}

/** Where `word` stands in `original` outside of `masks`. */
export function occurrences(original: string, word: string, masks: readonly Span[]): Span[] {
  const found: Span[] = [];
  if (word === '') return found;
  for (let at = original.indexOf(word); at !== -1; at = original.indexOf(word, at + word.length)) {
    const span = { start: at, end: at + word.length };
    if (!masks.some((mask) => overlaps(mask, span))) found.push(span);
  }
  return found;
}

/** The masks of a word chosen by hand: where it was chosen, and wherever else it stands in the text. */
export function masksOfWord(original: string, chosen: Span, masks: readonly Mask[], instead: string): Mask[] {
  const word = original.slice(chosen.start, chosen.end);
  const elsewhere = word.length < leastWord ? [] : occurrences(original, word, [...masks, chosen]);
  return [chosen, ...elsewhere].map(({ start, end }) => ({ start, end, instead }));
}

const honorific = /(?:さん|さま|様|氏|くん|君|ちゃん|先生)$/;

/** Every word that is masked in one of `texts`, as kept; a name with its honorific also without. */
export function maskedWords(texts: readonly MaskedTextView[]): MaskedWords {
  const words = new Map<string, string>();
  for (const { kept } of texts) {
    for (const { start, end, instead } of kept?.masks ?? []) {
      const word = kept?.original.slice(start, end) ?? '';
      for (const name of [word, word.replace(honorific, '')]) {
        if (name.trim().length >= leastWord) words.set(name, instead);
      }
    }
  }
  return words;
}

/** Masks of `words` wherever they stand in `original` outside of `masks`, the longest word first. */
function masksOfWords(original: string, words: MaskedWords, masks: readonly Span[]): Mask[] {
  const longestFirst = [...words].sort(([one], [other]) => other.length - one.length);
  return longestFirst.reduce<Mask[]>(
    (all, [word, instead]) => [...all, ...occurrences(original, word, [...masks, ...all]).map((span) => ({ ...span, instead }))],
    [],
  );
}

/**
 * The masks with which a person begins: those kept; for a text that was never masked, or has changed since, everything
 * that is proposed, beside what was masked before and is found again. Masking too much is put right at a glance.
 */
export function startingMasks(text: MaskedTextView, words: MaskedWords): Mask[] {
  const { original, kept, changed_since, proposed } = text;
  if (kept && !changed_since) return kept.masks;
  const before = masksOfWords(original, maskedWords([text]), []);
  const byProgram = filledUp(before, proposed.map(({ mask }) => mask));
  return filledUp(byProgram, masksOfWords(original, words, byProgram));
}

/** What is proposed and not among `masks`. */
export function openProposals(text: MaskedTextView, masks: readonly Mask[], words: MaskedWords): OpenProposal[] {
  const byProgram = text.proposed.filter(({ mask }) => !masks.some((other) => overlaps(mask, other)));
  const elsewhere = masksOfWords(text.original, words, [...masks, ...byProgram.map(({ mask }) => mask)]);
  return [
    ...byProgram.map(({ mask, reason }) => ({ mask, reason })),
    ...elsewhere.map((mask) => ({ mask, reason: 'masked_elsewhere' as const })),
  ].sort((one, other) => one.mask.start - other.mask.start);
}

/** A stretch of the original that is shown alike. */
export interface Part extends Span {
  text: string;
  /** What stands there in the copy, where it is masked. */
  instead: string | null;
  /** Proposed and not masked. */
  proposed: boolean;
  /** Chosen by the person. */
  chosen: boolean;
}

/** The original in stretches: masked, proposed, chosen and plain. Put together they are the original. */
export function partsOf(original: string, masks: readonly Mask[], proposals: readonly OpenProposal[], chosen: Span | null): Part[] {
  const within = (at: number, span: Span) => span.start <= at && at < span.end;
  const ends = [...masks, ...proposals.map(({ mask }) => mask), ...(chosen ? [chosen] : [])].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...ends, original.length])].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? original.length;
    const mask = masks.find((candidate) => within(start, candidate));
    return {
      start,
      end,
      text: original.slice(start, end),
      // A mask that the choice cuts is replaced once.
      instead: mask ? (mask.start === start ? mask.instead : '') : null,
      proposed: !mask && proposals.some((proposal) => within(start, proposal.mask)),
      chosen: chosen !== null && within(start, chosen),
    };
  });
}
