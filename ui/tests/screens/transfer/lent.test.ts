import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { openSurvey, startProgram } from '../../fake/page';
import { click, openTransfer, type } from './transfer';

let backEnd: FakeBackEnd;
beforeEach(() => (backEnd = startProgram()));
afterEach(() => backEnd.remove());

describe('貸出中', () => {
  it('stands in the list and in the head of the case, with who has it', async () => {
    const peer = backEnd.transfer.addPeer();
    backEnd.transfer.lend(backEnd.addCase(), peer, 'out');
    render(App);
    expect((await screen.findByTestId('lent-out')).textContent).toMatch(/貸出中\s*架空市 調査用ノート3号\s*11月21日から/);
    await fireEvent.click(screen.getByTestId('case-row'));
    await screen.findByTestId('item-1-1');
    expect(screen.getByTestId('lent-out').textContent).toMatch(/令和8年11月21日から/);
  });

  it('ends without a return only with a reason', async () => {
    const peer = backEnd.transfer.addPeer();
    const fake = backEnd.addCase();
    backEnd.transfer.lend(fake, peer, 'out');
    await openTransfer('lent');
    await click('end-lending');
    expect(screen.getByTestId<HTMLButtonElement>('end-sure').disabled).toBe(true);
    await type('end-why', '端末の故障');
    await click('end-sure');
    await waitFor(() => expect(screen.queryByTestId('lent-row')).toBeNull());
    expect(backEnd.calls.find(({ command }) => command === 'end_lending')?.payload).toEqual({ id: fake.id, because: '端末の故障' });
    expect(screen.getByText(`整理番号${fake.id}の貸出しを終わりにしました。`)).toBeTruthy();
  });
});

describe('the history of an item', () => {
  it('tells what was done on the other computer, among what was done here', async () => {
    const line = { peer: '架空市 調査用ノート3号', by: '架空 調査子', item: '1-1', label: '', before: null, taken_over: false };
    backEnd.transfer.received = [
      { ...line, case: 1, at: '2026-11-20T10:00:00+09:00', kind: 'answer', after: '2 左上肢' },
      { ...line, case: 1, at: '2026-11-20T11:00:00+09:00', kind: 'answer', item: '1-2', after: 'ほかの項目' },
      { ...line, case: 1, at: '2026-11-20T12:00:00+09:00', kind: 'opinion', after: 'ほかの種類' },
      { ...line, case: 1, at: '2026-11-20T13:00:00+09:00', kind: 'answer', after: '受け取っただけの値', taken_over: true },
    ];
    await openSurvey(backEnd);
    const history = screen.getByTestId<HTMLDetailsElement>('history-1-1');
    history.open = true;
    await fireEvent(history, new Event('toggle'));
    await waitFor(() => expect(history.querySelectorAll('li')).toHaveLength(1));
    expect(history.textContent).toMatch(/架空 調査子.*回答.*架空市 調査用ノート3号で.*2 左上肢/s);
  });
});
