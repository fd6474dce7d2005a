// The history of an item: this computer's journal, and what was done on others while the case was lent.

import type { HistoryLine, ReceivedLineView } from '../../../../types';

/** A line of the history, with where or how it came about in a word where that is not the usual. */
export type ToldLine = Pick<HistoryLine, 'at' | 'by' | 'kind' | 'before' | 'after'> & { key: string; mark: string };

function markOf({ origin }: HistoryLine): string {
  if (!origin) return '';
  if (origin.how === 'undo') return '元に戻す';
  if (origin.how === 'redo') return 'やり直し';
  return origin.how === 'received' ? '取り込み' : '写し';
}

/**
 * The lines of other computers without those by which they took over what was typed here: of the same value, after it,
 * and without a change in between from which somebody there went back to it.
 */
function withoutEchoes(here: readonly HistoryLine[], elsewhere: readonly ReceivedLineView[]): ReceivedLineView[] {
  const typed = here.filter(({ origin }) => origin?.how !== 'received');
  const kept: ReceivedLineView[] = [];
  for (const line of [...elsewhere].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    const at = Date.parse(line.at);
    const wentBack = (since: number) =>
      kept.some((one) => one.peer === line.peer && one.kind === line.kind && one.after === line.before && Date.parse(one.at) >= since);
    const echo = typed.some(
      (one) => one.kind === line.kind && one.after === line.after && Date.parse(one.at) <= at && !wentBack(Date.parse(one.at)),
    );
    if (!echo) kept.push(line);
  }
  return kept;
}

/** Both, the newest first. */
export function toldLines(here: readonly HistoryLine[], elsewhere: readonly ReceivedLineView[]): ToldLine[] {
  const told = [
    ...here.map((line) => ({ ...line, key: `${line.seq}`, mark: markOf(line) })),
    ...withoutEchoes(here, elsewhere).map((line, index) => ({ ...line, key: `elsewhere ${index}`, mark: `${line.peer}で` })),
  ];
  return told.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
