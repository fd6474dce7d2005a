// The answers that can still occur at a question of an outline, and what is typed for them.

import { exactly, type Asked } from './figure-words';
import { nextSibling, parentOf, questionWords, readLine, isQuestion } from './outline-lines';

/** The question at line `at`, where its words are known. */
export function questionAt(lines: readonly string[], at: number, asked: readonly Asked[]): Asked | undefined {
  const { depth, label, blank } = readLine(lines[at] ?? '');
  return blank || !isQuestion(depth) ? undefined : exactly(questionWords(label), asked);
}

/** The answers that the way down to line `at` leaves of its question. */
export function openAnswers(lines: readonly string[], at: number, question: Asked): readonly string[] {
  const all = question.answers ?? [];
  for (let below = at, above = parentOf(lines, at); above !== -1; below = above, above = parentOf(lines, above)) {
    if (questionWords(readLine(lines[above] ?? '').label) !== question.asks) continue;
    const taken = readLine(lines[below] ?? '').label.split('・');
    return all.filter((answer) => taken.includes(answer));
  }
  return all;
}

/** Lines of the answers directly below the question at line `at`. */
function answersBelow(lines: readonly string[], at: number): number[] {
  const found: number[] = [];
  const first = lines.findIndex((line, no) => no > at && line.trim() !== '');
  if (first === -1 || parentOf(lines, first) !== at) return found;
  for (let answer = first; answer !== -1; answer = nextSibling(lines, answer)) found.push(answer);
  return found;
}

/** The answers of the question at line `at` that no line below it has yet; for a score the pair of both sides. */
export function missingAnswers(lines: readonly string[], at: number, asked: readonly Asked[]): string[] {
  const question = questionAt(lines, at, asked);
  if (!question) return [];
  const below = answersBelow(lines, at);
  if (question.answers === null) return below.length > 0 ? [] : ['以下', '以上'];
  const had = below.flatMap((answer) => readLine(lines[answer] ?? '').label.split('・'));
  return openAnswers(lines, at, question).filter((answer) => !had.includes(answer));
}

/** 2・3 as the wordings of these options of the question above; undefined where it is no list of numbers. */
export function answersByNumber(typed: string, question: Asked): string | undefined {
  const plain = typed.normalize('NFKC').trim();
  if (question.answers === null || !/^\d{1,2}(?:[・･,.、 +]\d{1,2})*$/u.test(plain)) return undefined;
  const labels = plain.split(/[・･,.、 +]/u).map((no) => question.answers?.[Number(no) - 1]);
  return labels.every((label) => label !== undefined) ? labels.join('・') : undefined;
}

/** 31.3以上 beside 31.2以下; undefined where `label` is no upper bound. */
export function otherSide(label: string): string | undefined {
  const [, whole, tenth] = /^(?:\d+\.\d〜)?(\d{1,3})\.(\d)(?:以下)?$/u.exec(label) ?? [];
  if (whole === undefined || tenth === undefined || !(label.endsWith('以下') || label.includes('〜'))) return undefined;
  const next = Number(whole) * 10 + Number(tenth) + 1;
  return `${Math.floor(next / 10)}.${next % 10}以上`;
}
