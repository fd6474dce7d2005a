import { describe, expect, it } from 'vitest';

import { toldLines } from '../../../../../src/screens/case/survey/item/told-lines';
import type { HistoryLine, Origin, ReceivedLineView } from '../../../../../src/types';

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00+09:00`;

function here(seq: number, hour: number, before: string | null, after: string | null, origin: Origin | null = null): HistoryLine {
  return { seq, at: at(hour), by: '架空 事務子', kind: 'answer', before, after, origin };
}

function there(hour: number, before: string | null, after: string | null): ReceivedLineView {
  return { peer: 'ノート', at: at(hour), by: '架空 調査子', kind: 'answer', item: '1-1', label: '', before, after };
}

const words = (lines: ReturnType<typeof toldLines>) => lines.map(({ before, after, mark }) => `${before}→${after}${mark}`);

describe('the history of an item', () => {
  it('tells what was done here and elsewhere in the order of time, the newest first', () => {
    const told = toldLines([here(9, 12, '3', '2', { how: 'received', peer: 1 }), here(1, 8, null, '3')], [there(10, '3', '2')]);
    expect(words(told)).toEqual(['3→2取り込み', '3→2ノートで', 'null→3']);
  });

  it('does not tell again what another computer only took over from here', () => {
    expect(words(toldLines([here(1, 8, null, '3')], [there(9, null, '3'), there(10, '3', '2')]))).toEqual(['3→2ノートで', 'null→3']);
  });

  it('tells that somebody elsewhere went back to what was typed here', () => {
    const told = toldLines([here(1, 8, null, '3')], [there(11, '2', '3'), there(10, '3', '2'), there(9, null, '3')]);
    expect(words(told)).toEqual(['2→3ノートで', '3→2ノートで', 'null→3']);
  });

  it('tells the same value where it was put there before anybody put it here', () => {
    expect(words(toldLines([here(1, 12, null, '3')], [there(9, null, '3')]))).toEqual(['null→3', 'null→3ノートで']);
  });
});
