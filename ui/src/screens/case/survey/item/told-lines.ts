// The history of an item: this computer's journal, and what was done on others while the case was lent.

import type { HistoryLine, ReceivedLineView } from '../../../../types';

/** A line of the history, with where or how it came about in a word where that is not the usual. */
export type ToldLine = Pick<HistoryLine, 'at' | 'by' | 'kind' | 'before' | 'after'> & { key: string; mark: string };

function markOf({ origin }: HistoryLine): string {
  if (!origin) return '';
  if (origin.how === 'undo') return '元に戻す';
  if (origin.how === 'redo') return 'やり直し';
  if (origin.how === 'settled') return '食い違いの解決';
  return origin.how === 'received' ? '取り込み' : '写し';
}

/** Both, the newest first. What another computer only took over is told by the line of whoever put it there. */
export function toldLines(here: readonly HistoryLine[], elsewhere: readonly ReceivedLineView[]): ToldLine[] {
  const done = elsewhere.filter(({ taken_over }) => !taken_over);
  const told = [
    ...here.map((line) => ({ ...line, key: `${line.seq}`, mark: markOf(line) })),
    ...done.map((line, index) => ({ ...line, key: `elsewhere ${index}`, mark: `${line.peer}で` })),
  ];
  return told.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
