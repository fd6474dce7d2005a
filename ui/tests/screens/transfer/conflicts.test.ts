import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { compared } from '../../../src/screens/transfer/conflicts/compared';
import type { ConflictView } from '../../../src/types';
import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';
import { click, openTransfer } from './transfer';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
  const [one, other] = [backEnd.addCase(), backEnd.addCase()];
  backEnd.transfer.addPeer();
  backEnd.transfer.conflicts = [conflict(1, one.id, '回答（1-3 寝返り）'), conflict(2, one.id, '特記事項（1-3 寝返り）'), conflict(3, other.id, '回答（2-1 移乗）')];
});
afterEach(() => backEnd.remove());

function conflict(id: number, of: number, label: string): ConflictView {
  const at = '2026-11-20T10:00:00+09:00';
  return {
    id,
    case: of,
    number: of,
    name: `架空 ${of}`,
    kind: label.startsWith('特記') ? 'note' : 'answer',
    item: '1-3',
    label,
    base: null,
    ours: { value: '一人で寝返りをする。', by: '架空 事務子', at },
    theirs: { value: '柵につかまって寝返りをする。', by: '架空 調査子', at },
    peer: '架空市 調査用ノート3号',
    taken_at: at,
  };
}

const shown = () => screen.queryAllByTestId('conflict').map((row) => row.dataset['conflict']);
const focusedConflict = () => document.activeElement?.closest<HTMLElement>('[data-conflict]')?.dataset['conflict'];
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('食い違い', () => {
  it('are settled by keyboard, one after the other, until none is left', async () => {
    await openTransfer('conflicts');
    await screen.findAllByTestId('conflict');
    screen.getAllByTestId('conflict')[0]?.focus();
    await press('ArrowDown');
    expect(focusedConflict()).toBe('2');
    await press('2');
    await waitFor(() => expect(shown()).toEqual(['1', '3']));
    expect(screen.getByTestId('settled').textContent).toBe('整理番号1の特記事項（1-3 寝返り）は、架空市 調査用ノート3号の値にしました。');
    await waitFor(() => expect(focusedConflict()).toBe('3'));
    await press('1');
    await waitFor(() => expect(focusedConflict()).toBe('1'));
    await press('1');
    await waitFor(() => expect(shown()).toEqual([]));
    const settled = backEnd.calls.filter(({ command }) => command === 'settle_conflict').map(({ payload }) => [payload['id'], payload['keep']]);
    expect(settled).toEqual([[2, 'theirs'], [3, 'ours'], [1, 'ours']]);
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/食い違いはありません/));
  });

  it('keep both values on the screen where settling is refused', async () => {
    await openTransfer('conflicts');
    await screen.findAllByTestId('conflict');
    backEnd.before = ({ command }) => {
      if (command === 'settle_conflict') throw { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };
    };
    await fireEvent.click(screen.getAllByTestId('keep-theirs')[0] as HTMLElement);
    expect(await screen.findByText(/空きが足りない/)).toBeTruthy();
    expect(shown()).toEqual(['1', '2', '3']);
  });

  it('mark what differs in sentences, by more than a colour', async () => {
    await openTransfer('conflicts');
    const rows = await screen.findAllByTestId('conflict');
    const marks = [...(rows[1]?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent);
    expect(marks.join(' ')).toMatch(/一人で.*柵につかまって/);
    expect(rows[0]?.querySelector('mark')).toBeNull();
  });

  it('of one case are reached from its head, and all from there', async () => {
    await openTransfer('conflicts');
    await screen.findAllByTestId('conflict');
    await fireEvent.click(screen.getAllByTestId('conflict-case')[1] as HTMLElement);
    await click('case-conflicts');
    await waitFor(() => expect(shown()).toEqual(['3']));
    await click('all-conflicts');
    await waitFor(() => expect(shown()).toEqual(['1', '2', '3']));
  });
});

describe('two texts', () => {
  it('are split so that their pieces together are the texts again', () => {
    const [ours, theirs] = ['長女が週に2回、見守る。', '長女が毎日、肩を支えて見守る。\n夜も。'];
    const both = compared(ours, theirs);
    expect(both.ours.map(({ text }) => text).join('')).toBe(ours);
    expect(both.theirs.map(({ text }) => text).join('')).toBe(theirs);
    expect(both.ours.some(({ text, differs }) => !differs && text.startsWith('長女が'))).toBe(true);
  });

  it('that share nothing are not marked', () => {
    expect(compared('あ', 'ん').ours).toEqual([{ text: 'あ', differs: false }]);
  });
});
