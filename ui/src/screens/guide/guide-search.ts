// Finding words in the guides: full width or not, in either kana, capital or small.

import type { Guide, GuideSection } from './guide';

export interface GuideHit {
  guide: Guide;
  section: GuideSection;
  /** The text around the first word that was found there. */
  excerpt: string;
}

/** A character as it is compared. */
function folded(character: string): string {
  return character
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
}

/** The words that are looked for. */
export const wordsOf = (typed: string): string[] => [...typed].map(folded).join('').split(/\s+/u).filter(Boolean);

/** Where the words stand in a text: from and to, in UTF-16 units, none overlapping. */
export function placesOf(words: readonly string[], text: string): [number, number][] {
  let whole = '';
  /** For each unit of `whole`, where its character stands in `text`. */
  const of: [number, number][] = [];
  let at = 0;
  for (const character of text) {
    const as = folded(character);
    whole += as;
    for (let unit = 0; unit < as.length; unit += 1) of.push([at, at + character.length]);
    at += character.length;
  }
  const found = words.flatMap((word) => {
    const places: [number, number][] = [];
    for (let begin = whole.indexOf(word); begin >= 0; begin = whole.indexOf(word, begin + word.length)) {
      places.push([of[begin]?.[0] ?? at, of[begin + word.length - 1]?.[1] ?? at]);
    }
    return places;
  });
  found.sort(([one], [other]) => one - other);
  return found.filter(([begin], index) => index === 0 || begin >= (found[index - 1]?.[1] ?? 0));
}

/** The text from a little before the first word to some way after it. */
function excerptOf(words: readonly string[], text: string): string {
  const begin = Math.max(0, (placesOf(words, text)[0]?.[0] ?? 0) - 14);
  const end = begin + 60;
  return `${begin > 0 ? '…' : ''}${text.slice(begin, end)}${end < text.length ? '…' : ''}`;
}

/** Every section that has all the words, in its heading or its text; those with the words in the heading first. */
export function search(guides: readonly Guide[], typed: string): GuideHit[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => placesOf([word], text).length > 0);
  const hits = guides.flatMap((guide) =>
    guide.sections
      .filter(({ title, text }) => has(`${title} ${text}`))
      .map((section) => ({ guide, section, excerpt: excerptOf(words, section.text) })),
  );
  return [...hits.filter(({ section }) => has(section.title)), ...hits.filter(({ section }) => !has(section.title))];
}
