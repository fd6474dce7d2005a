// The journal of the back end in memory: what was put to the items, to be taken back and made again.

import type { ChangeKind, Circumstance, Dismissal, HistoryLine, ItemId, JournalStep, Origin } from '../../src/types';
import type { FakeCase } from './case';
import { questions } from './form';

/** What the journal keeps of an item: one of the values that undo takes back. */
export type Kept = number[] | string | Circumstance[] | Dismissal[] | null;
export type KeptKind = Extract<ChangeKind, 'answer' | 'note' | 'memo' | 'circumstances' | 'dismissal'>;

interface Line {
  seq: number;
  kind: KeptKind;
  item: ItemId;
  before: Kept;
  after: Kept;
  origin: Origin | null;
}

export interface Journal {
  lines: Line[];
  undo: Line[];
  redo: Line[];
}

export const emptyJournal = (): Journal => ({ lines: [], undo: [], redo: [] });

/** The moment at which everything of this back end happens. */
export const moment = '2026-11-21T14:03:00+09:00';

const kindNames: Record<KeptKind, string> = {
  answer: '回答',
  note: '特記事項',
  memo: 'メモ',
  circumstances: '調査時の状況',
  dismissal: '特記事項を書かない理由',
};

function read(fake: FakeCase, kind: KeptKind, item: ItemId): Kept {
  switch (kind) {
    case 'answer':
      return fake.answers[item] ?? null;
    case 'note':
      return fake.notes[item] ?? null;
    case 'memo':
      return fake.memos[item] ?? null;
    case 'circumstances':
      return fake.circumstances[item] ?? null;
    case 'dismissal':
      return fake.dismissals.filter((dismissal) => dismissal.item === item);
  }
}

function put(fake: FakeCase, kind: KeptKind, item: ItemId, value: Kept): void {
  if (kind === 'dismissal') {
    fake.dismissals = [
      ...fake.dismissals.filter((dismissal) => dismissal.item !== item),
      ...((value ?? []) as Dismissal[]),
    ];
    return;
  }
  const kept: Record<ItemId, unknown> = {
    answer: fake.answers,
    note: fake.notes,
    memo: fake.memos,
    circumstances: fake.circumstances,
  }[kind];
  if (value === null || value === '') delete kept[item];
  else kept[item] = value;
}

/** Changes a value and writes it down; nothing where it is so already. */
export function change(fake: FakeCase, kind: KeptKind, item: ItemId, after: Kept, origin: Origin | null = null): void {
  const before = read(fake, kind, item);
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  put(fake, kind, item, after);
  const line = { seq: fake.journal.lines.length + 1, kind, item, before, after, origin };
  fake.journal.lines.push(line);
  fake.journal.undo.push(line);
  fake.journal.redo = [];
}

/** Takes back the last change (`undo`) or makes it again (`redo`). */
export function step(fake: FakeCase, how: 'undo' | 'redo'): { item: ItemId; kind: KeptKind; sentence: string } | null {
  const { journal } = fake;
  const line = journal[how].pop();
  if (!line) return null;
  const value = how === 'undo' ? line.before : line.after;
  const before = read(fake, line.kind, line.item);
  put(fake, line.kind, line.item, value);
  journal[how === 'undo' ? 'redo' : 'undo'].push(line);
  journal.lines.push({
    ...line,
    seq: journal.lines.length + 1,
    before,
    after: value,
    origin: { how, of: line.seq },
  });
  const verb = how === 'undo' ? '元に戻しました' : 'やり直しました';
  return { item: line.item, kind: line.kind, sentence: `${nameOf(line)}を${verb}。` };
}

/** What the button of undo or redo names. */
export function next(journal: Journal, how: 'undo' | 'redo'): JournalStep | null {
  const line = journal[how].at(-1);
  return line ? { kind: line.kind, item: line.item, name: nameOf(line) } : null;
}

export function history(fake: FakeCase, item: ItemId): HistoryLine[] {
  return fake.journal.lines
    .filter((line) => line.item === item)
    .map((line) => ({
      seq: line.seq,
      at: moment,
      by: '調査 太郎',
      kind: line.kind,
      before: inWords(line, line.before),
      after: inWords(line, line.after),
      origin: line.origin,
    }))
    .reverse();
}

function nameOf({ item, kind }: Line): string {
  const question = questions.find((candidate) => candidate.id === item);
  return `(${item}) ${question?.short_name ?? ''}の${kindNames[kind]}`;
}

function inWords({ item, kind }: Line, value: Kept): string | null {
  if (value === null || typeof value === 'string') return value;
  if (kind !== 'answer') return value.length === 0 ? null : JSON.stringify(value);
  const question = questions.find((candidate) => candidate.id === item);
  const chosen = value as number[];
  const labels = question?.options.filter((option) => chosen.includes(option.no)).map((option) => option.label);
  return labels?.join('、') || 'なし';
}
