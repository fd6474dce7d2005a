// Choosing a part of a text by keyboard: word by word, lengthened by a character.

import { overlaps, type Span } from './masks';

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** What names and places are mostly written in; the rest between them is particles and endings. */
const telling = /[^\p{Script=Hiragana}ー]/u;

/** The words of `text`, each span of `whole` as one; no spaces and no punctuation. */
function unitsOf(text: string, whole: readonly Span[], all = true): Span[] {
  const plain = [...words.segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike && (all || telling.test(segment)))
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }))
    .filter((word) => !whole.some((span) => overlaps(span, word)));
  return [...plain, ...whole.map(({ start, end }) => ({ start, end }))].sort((one, other) => one.start - other.start);
}

/** The word at `place`, as a click on it means; null between words. */
export function wordAt(text: string, whole: readonly Span[], place: number): Span | null {
  const units = unitsOf(text, whole);
  return units.find(({ start, end }) => start <= place && place < end) ?? units.find(({ end }) => end === place) ?? null;
}

/**
 * The word after or before what is chosen, beginning anew at the other end; null where the text has none. Words in
 * hiragana alone are passed over: they are reached by widening the choice.
 */
export function nextWord(text: string, whole: readonly Span[], chosen: Span | null, by: 1 | -1): Span | null {
  return stepped(unitsOf(text, whole, false), chosen, by);
}

/** The mark after or before what is chosen. */
export function nextMark(marks: readonly Span[], chosen: Span | null, by: 1 | -1): Span | null {
  const inOrder = marks.map(({ start, end }) => ({ start, end })).sort((one, other) => one.start - other.start);
  return stepped(inOrder, chosen, by);
}

function stepped(units: readonly Span[], chosen: Span | null, by: 1 | -1): Span | null {
  const next =
    by === 1 ? units.find(({ start }) => start >= (chosen?.end ?? 0))
    : units.findLast(({ end }) => end <= (chosen?.start ?? Number.POSITIVE_INFINITY));
  return next ?? (by === 1 ? units[0] : units.at(-1)) ?? null;
}

/** `chosen` with one edge pushed by a character: outwards the edge on that side, inwards the other, one character left. */
export function resized(text: string, chosen: Span, by: 1 | -1, outwards: boolean): Span {
  const edges = [...characters.segment(text)].map(({ index }) => index).concat(text.length);
  const moved = (from: number) => (by === 1 ? edges.find((at) => at > from) : edges.findLast((at) => at < from)) ?? from;
  const { start, end } = chosen;
  const to = outwards === (by === 1) ? { start, end: moved(end) } : { start: moved(start), end };
  return to.start < to.end ? to : chosen;
}

/** A part chosen with the mouse, without the blanks around it and with every mark it cuts as a whole; null where nothing is left. */
export function tidied(text: string, { start, end }: Span, whole: readonly Span[]): Span | null {
  const quoted = text.slice(start, end);
  const inner = { start: start + (quoted.length - quoted.trimStart().length), end: end - (quoted.length - quoted.trimEnd().length) };
  if (inner.start >= inner.end) return null;
  const cut = whole.filter((span) => overlaps(span, inner));
  return { start: Math.min(inner.start, ...cut.map((span) => span.start)), end: Math.max(inner.end, ...cut.map((span) => span.end)) };
}
