// A line as it was typed in a hurry, written as the outline has it: 「2-4」→「2-4 食事摂取:」, 「全介助　２２．６」→
// 「全介助: 22.6分」. What is not understood stays as typed, for the check to name.

import { answersByNumber, questionAt } from './answers';
import { exactly, type Asked } from './figure-words';
import { isQuestion, parentOf, readLine, writeLine } from './outline-lines';

/** What stands at the ends of an outline. */
export type LeafKind = 'minutes' | 'steps';

/** The leaves of the step rule of 認知症加算. */
export const additionSteps = ['加算なし', '一段階', '二段階'] as const;

const alike: Record<string, string> = { '：': ':', '．': '.', '～': '〜', '~': '〜', '･': '・' };

const plain = (text: string) =>
  text.replaceAll(/[０-９]/gu, (digit) => digit.normalize('NFKC')).replaceAll(/[：．～~･]/gu, (sign) => alike[sign] ?? sign);

function leafOf(text: string, kind: LeafKind): string | undefined {
  if (kind === 'steps') return additionSteps.find((step) => step === text || ['0', '1', '2'].indexOf(text) === additionSteps.indexOf(step));
  const [, number] = /^(\d{1,3}(?:\.\d+)?)\s*分?$/u.exec(text) ?? [];
  return number === undefined ? undefined : `${number}分`;
}

/** Line `at`, tidied; null where nothing changes. */
export function tidied(lines: readonly string[], at: number, asked: readonly Asked[], kind: LeafKind): string | null {
  const line = lines[at] ?? '';
  if (line.trim() === '') return null;
  const read = readLine(plain(line));
  const text = isQuestion(read.depth) ? question(read.label, asked) : answer(lines, at, read, asked, kind);
  const written = writeLine({ depth: read.depth, ...text, value: text.value ?? read.value });
  return written === line ? null : written;
}

function question(label: string, asked: readonly Asked[]): { label: string; value?: string } {
  return { label: exactly(label, asked)?.asks ?? label };
}

function answer(
  lines: readonly string[],
  at: number,
  read: { label: string; value: string },
  asked: readonly Asked[],
  kind: LeafKind,
): { label: string; value?: string } {
  const above = parentOf(lines, at);
  const parent = above === -1 ? undefined : questionAt(lines, above, asked);
  const named = (label: string) => (parent && answersByNumber(label, parent)) ?? label;
  if (read.value !== '') return { label: named(read.label), value: leafOf(read.value, kind) ?? read.value };
  const [, label, end] = /^(.*\S)[\s　]+(\S+)$/u.exec(read.label) ?? [];
  const leaf = end === undefined ? undefined : leafOf(end, kind);
  return label === undefined || leaf === undefined ? { label: named(read.label) } : { label: named(label), value: leaf };
}
