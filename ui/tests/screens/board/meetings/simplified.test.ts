import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { asked, openMeeting } from '../../../fake/board-page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const rows = () => screen.getAllByTestId('simplified-row').map((row) => Number(row.dataset['case']));

describe('cases in simplified review', () => {
  it('stand in a list of their own', async () => {
    backEnd = await openMeeting('simplified');
    await screen.findAllByTestId('simplified-row');
    expect(rows()).toEqual([5, 6, 9, 10]);
  });

  it('show the period that they would be decided for', async () => {
    backEnd = await openMeeting('simplified');
    await waitFor(() =>
      expect(screen.getAllByTestId('simplified-plan').map(({ textContent }) => textContent?.replace(/\s+/g, ''))[0]).toBe(
        '案要介護3・12か月令和8年12月1日〜令和9年11月30日',
      ),
    );
  });

  it('say why a period cannot be told', async () => {
    backEnd = await openMeeting('simplified', ({ board }) => {
      board.case(5).application.applied_on = null;
    });
    expect(await screen.findByText(/申請区分と申請日が入力されていないため/)).toBeTruthy();
  });

  it('are decided together after one more question', async () => {
    backEnd = await openMeeting('simplified');
    await fireEvent.click(await screen.findByTestId('confirm-simplified'));
    expect(asked(backEnd, 'confirm_simplified')).toEqual([]);
    await fireEvent.click(await screen.findByTestId('confirm-really'));
    await waitFor(() => expect(screen.getByTestId('meeting-said').textContent).toBe('簡素化対象者4件を決定しました。'));
    expect([5, 6, 9, 10].map((id) => backEnd.board.of(id).decision?.entry.outcome)).toEqual(Array(4).fill('decided'));
    expect(backEnd.board.of(7).decision).toBeNull();
    expect(screen.queryByTestId('confirm-simplified')).toBeNull();
  });

  it('go back into full review with a reason, and return', async () => {
    backEnd = await openMeeting('simplified');
    await fireEvent.click((await screen.findAllByTestId('to-full'))[0]!);
    await fireEvent.input(await screen.findByTestId('full-because'), { target: { value: '特記事項と合わない' } });
    await fireEvent.click(screen.getByTestId('to-full-really'));
    const taken = await screen.findByTestId('full-row');
    expect(backEnd.board.of(5).fullReview).toBe('特記事項と合わない');
    expect(rows()).toEqual([6, 9, 10]);
    await fireEvent.click(within(taken).getByTestId('to-simplified'));
    await waitFor(() => expect(rows()).toEqual([5, 6, 9, 10]));
    expect(backEnd.board.of(5).fullReview).toBeNull();
  });

  it('do not go back without a reason', async () => {
    backEnd = await openMeeting('simplified');
    await fireEvent.click((await screen.findAllByTestId('to-full'))[0]!);
    await fireEvent.click(await screen.findByTestId('to-full-really'));
    expect(await screen.findByText(/理由が空欄です/)).toBeTruthy();
    expect(backEnd.board.of(5).fullReview).toBeNull();
    expect(screen.getByTestId('full-because')).toBeTruthy();
  });
});
