// What a key does to the text of an outline. Nothing here knows the page, so that every key can be tested.

import { missingAnswers, otherSide } from './answers';
import type { Asked } from './figure-words';
import { blockEnd, depthOf, isQuestion, nextSibling, previousSibling, readLine, step, writeLine } from './outline-lines';
import { tidied, type LeafKind } from './tidy';

/** A text with the selection in it. */
export interface Typed {
  text: string;
  start: number;
  end: number;
}

/** The line in which `offset` lies, from 0. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** Where line `at` begins. */
export function offsetOf(lines: readonly string[], at: number): number {
  return lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
}

const joined = (lines: readonly string[], start: number, end = start): Typed => ({ text: lines.join('\n'), start, end });

/** Enter: a new line of the same level. */
export function newLine({ text, start, end }: Typed): Typed {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lead = step.repeat(depthOf(line));
  const inserted = `\n${lead}`;
  return {
    text: text.slice(0, start) + inserted + text.slice(end).replace(/^ +/u, ''),
    start: start + inserted.length,
    end: start + inserted.length,
  };
}

/** Tab and Shift+Tab: the selected lines, or the one line with what hangs below it, one level in or out. */
export function indent(typed: Typed, by: 1 | -1): Typed | null {
  const lines = typed.text.split('\n');
  const first = lineAt(typed.text, typed.start);
  const selected = lineAt(typed.text, Math.max(typed.start, typed.end - 1));
  const last = first === selected ? blockEnd(lines, first) : selected + 1;
  const depth = depthOf(lines[first] ?? '');
  if (by === -1 && depth === 0) return null;
  const before = lines.slice(0, first).findLast((line) => line.trim() !== '');
  if (by === 1 && depth > (before === undefined ? -1 : depthOf(before))) return null;
  const changed = lines.map((line, at) => {
    if (at < first || at >= last || (line.trim() === '' && at !== first)) return line;
    return step.repeat(Math.max(0, depthOf(line) + by)) + line.trimStart();
  });
  const column = typed.start - offsetOf(lines, first) - (lines[first]?.length ?? 0);
  if (first === selected) return joined(changed, offsetOf(changed, first) + (changed[first]?.length ?? 0) + column);
  return joined(changed, offsetOf(changed, first), offsetOf(changed, selected) + (changed[selected]?.length ?? 0));
}

/** Alt+↑ and Alt+↓: the line with what hangs below it changes places with its neighbour of the same level. */
export function move(typed: Typed, by: 1 | -1): Typed | null {
  const lines = typed.text.split('\n');
  const at = lineAt(typed.text, typed.start);
  const other = by === 1 ? nextSibling(lines, at) : previousSibling(lines, at);
  if (other === -1 || (lines[at] ?? '').trim() === '') return null;
  const [upper, lower] = by === 1 ? [at, other] : [other, at];
  const block = (from: number) => lines.slice(from, blockEnd(lines, from));
  const between = lines.slice(blockEnd(lines, upper), lower);
  const moved = [
    ...lines.slice(0, upper),
    ...block(lower),
    ...between,
    ...block(upper),
    ...lines.slice(blockEnd(lines, lower)),
  ];
  const now = by === 1 ? upper + block(lower).length + between.length : upper;
  return joined(moved, offsetOf(moved, now) + typed.start - offsetOf(lines, at));
}

/** Ctrl+Enter: the answers that the question of the line still lacks, one line each. */
export function insertAnswers(typed: Typed, asked: readonly Asked[], kind: LeafKind): Typed | null {
  const lines = typed.text.split('\n');
  const at = lineAt(typed.text, typed.start);
  lines[at] = tidied(lines, at, asked, kind) ?? lines[at] ?? '';
  const missing = missingAnswers(lines, at, asked);
  if (missing.length === 0) return null;
  const depth = depthOf(lines[at]) + 1;
  const end = blockEnd(lines, at);
  const changed = [
    ...lines.slice(0, end),
    ...missing.map((label) => writeLine({ depth, label, value: '' })),
    ...lines.slice(end),
  ];
  const first = offsetOf(changed, end);
  const pair = missing[0] === '以下';
  return joined(changed, first + (pair ? step.length * depth : (changed[end]?.length ?? 0)));
}

/** Ctrl+J: the next answer joins this one: 「介助されていない・見守り等:」. Only where it has nothing of its own. */
export function joinAnswer(typed: Typed): Typed | null {
  const lines = typed.text.split('\n');
  const at = lineAt(typed.text, typed.start);
  const next = nextSibling(lines, at);
  const [one, other] = [readLine(lines[at] ?? ''), readLine(lines[next] ?? '')];
  if (next === -1 || isQuestion(one.depth) || other.value !== '' || blockEnd(lines, next) !== next + 1) return null;
  const label = `${one.label}・${other.label}`;
  const changed = lines.map((line, no) => (no === at ? writeLine({ ...one, label }) : line)).filter((_, no) => no !== next);
  return joined(changed, offsetOf(changed, at) + (changed[at]?.length ?? 0));
}

/** Behind line `left`, which the person has just left: it is tidied, and an empty 「以上」 beside 「x以下」 is filled in. */
export function leaveLine(typed: Typed, left: number, asked: readonly Asked[], kind: LeafKind): Typed | null {
  const lines = typed.text.split('\n');
  const tidy = tidied(lines, left, asked, kind);
  const changed = lines.map((line, at) => (at === left && tidy !== null ? tidy : line));
  const side = otherSide(readLine(changed[left] ?? '').label);
  const next = side === undefined ? -1 : nextSibling(changed, left);
  const beside = readLine(changed[next] ?? '');
  if (side !== undefined && next !== -1 && beside.label === '以上') changed[next] = writeLine({ ...beside, label: side });
  if (changed.every((line, at) => line === lines[at])) return null;
  const shifted = (offset: number) => {
    const at = lineAt(typed.text, offset);
    const column = offset - offsetOf(lines, at);
    const grown = (changed[at]?.length ?? 0) - (lines[at]?.length ?? 0);
    const filled = at === next && column >= depthOf(lines[at] ?? '') * step.length ? grown : 0;
    return offsetOf(changed, at) + Math.max(0, column + (at === left ? grown : filled));
  };
  return joined(changed, shifted(typed.start), shifted(typed.end));
}

/** Every line tidied, as after pasting. */
export function tidyAll(text: string, asked: readonly Asked[], kind: LeafKind): string {
  const lines = text.split('\n');
  lines.forEach((_, at) => {
    lines[at] = tidied(lines, at, asked, kind) ?? lines[at] ?? '';
  });
  return lines.join('\n');
}

/** The part in which two texts differ: what is replaced from `from` to `to`, and by what. */
export function change(before: string, after: string): { from: number; to: number; by: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from, to: before.length - end, by: after.slice(from, after.length - end) };
}
