import { describe, expect, it } from 'vitest';

import { toldLines } from '../../../../../src/screens/case/survey/item/told-lines';
import type { HistoryLine, Origin, ReceivedLineView } from '../../../../../src/types';

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00+09:00`;

function here(seq: number, hour: number, before: string | null, after: string | null, origin: Origin | null = null): HistoryLine {
  return { seq, at: at(hour), by: '架空 事務子', kind: 'answer', before, after, origin };
}

function there(hour: number, before: string | null, after: string | null, taken_over = false): ReceivedLineView {
  return { peer: 'ノート', taken_over, at: at(hour), by: '架空 調査子', kind: 'answer', item: '1-1', label: '', before, after };
}

const words = (lines: ReturnType<typeof toldLines>) => lines.map(({ before, after, mark }) => `${before}→${after}${mark}`);

describe('the history of an item', () => {
  it('tells what was done here and elsewhere in the order of time, the newest first', () => {
    const told = toldLines([here(9, 12, '3', '2', { how: 'received', peer: 1 }), here(1, 8, null, '3')], [there(10, '3', '2')]);
    expect(words(told)).toEqual(['3→2取り込み', '3→2ノートで', 'null→3']);
  });

  it('does not tell again what another computer only took over, whatever its clock said', () => {
    const elsewhere = [there(10, '3', '2'), there(7, null, '3', true)];
    expect(words(toldLines([here(1, 8, null, '3')], elsewhere))).toEqual(['3→2ノートで', 'null→3']);
  });

  it('tells what a person typed elsewhere, also where the same was typed here before', () => {
    expect(words(toldLines([here(1, 8, null, '3')], [there(9, null, '3')]))).toEqual(['null→3ノートで', 'null→3']);
  });

  it('tells that a person decided for the value of another computer', () => {
    const settled = here(9, 12, '3', '2', { how: 'settled', peer: 1 });
    expect(words(toldLines([settled], [there(10, '3', '2')]))).toEqual(['3→2食い違いの解決', '3→2ノートで']);
  });
});
