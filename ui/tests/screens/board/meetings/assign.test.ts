import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { asked, openBoard, openMeeting } from '../../../fake/board-page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const shown = () => screen.getAllByTestId('waiting-row').map((row) => Number(row.dataset['case']));

async function openWaiting(): Promise<void> {
  // The meetings of the made-up board stay in the future of any clock.
  backEnd = await openBoard(({ board }) => {
    board.meeting(2).meeting.held_on = '2999-11-26';
  });
  await fireEvent.click(screen.getByTestId('tab-meetings-assign'));
  await screen.findAllByTestId('waiting-row');
}

describe('the waiting cases', () => {
  it('are listed with 末期がん first, and searched', async () => {
    await openWaiting();
    expect(shown()).toEqual([18, 13, 14, 15, 16, 17, 19, 20]);
    await fireEvent.input(screen.getByTestId('waiting-search'), { target: { value: '橋本' } });
    await waitFor(() => expect(shown()).toEqual([15]));
    expect(screen.getByTestId('waiting-count').textContent).toBe('1件');
  });

  it('are put on a meeting by hand', async () => {
    await openWaiting();
    const picks = screen.getAllByTestId('waiting-pick');
    await fireEvent.click(picks[1]!);
    await fireEvent.click(picks[3]!);
    await fireEvent.change(screen.getByTestId('assign-target'), { target: { value: '3' } });
    await fireEvent.click(screen.getByText('選んだ2件を入れる'));
    await waitFor(() => expect(backEnd.board.meeting(3).cases).toEqual([13, 15]));
    expect(screen.getByTestId('assign-said').textContent).toBe('2件を割り当てました。');
    await waitFor(() => expect(shown()).toEqual([18, 14, 16, 17, 19, 20]));
  });

  it('stay chosen where the back end refuses them', async () => {
    await openWaiting();
    await fireEvent.click(screen.getByTestId('waiting-all'));
    await fireEvent.click(screen.getByText('選んだ8件を入れる'));
    expect(await screen.findByText(/第11回の定員は12件です/)).toBeTruthy();
    expect(backEnd.board.meeting(2).cases).toHaveLength(10);
    expect(screen.getByText('選んだ8件を入れる')).toBeTruthy();
  });
});

describe('the proposal', () => {
  it('is shown with its reasons and taken as a whole', async () => {
    await openWaiting();
    await fireEvent.click(screen.getByTestId('propose-3'));
    await fireEvent.click(screen.getByTestId('propose'));
    const rows = await screen.findAllByTestId('proposal-row');
    expect(asked(backEnd, 'propose_assignment')).toEqual([{ meetings: [2, 3] }]);
    expect(rows[0]?.textContent).toMatch(/第11回[\s\S]*末期がんのため/);
    expect(screen.getByTestId('proposal-summary').textContent).toContain('8件のうち8件を割り当てる案');
    await fireEvent.click(screen.getByTestId('proposal-accept'));
    await waitFor(() => expect(backEnd.board.meeting(3).cases).toHaveLength(6));
    expect(backEnd.board.meeting(2).cases).toHaveLength(12);
  });

  it('is taken line by line', async () => {
    await openWaiting();
    await fireEvent.click(screen.getByTestId('propose'));
    await fireEvent.click((await screen.findAllByTestId('proposal-pick'))[0]!);
    await fireEvent.click(screen.getByText('チェックした1件を割り当てる'));
    await waitFor(() => expect(backEnd.board.meeting(2).cases.at(-1)).toBe(13));
    expect(backEnd.board.meetingOf(18)).toBeUndefined();
  });

  it('says which cases no meeting can take', async () => {
    await openWaiting();
    await fireEvent.click(screen.getByTestId('propose'));
    expect((await screen.findByTestId('proposal-summary')).textContent).toContain('6件は入りません');
    expect(screen.getAllByText('入りません')).toHaveLength(6);
  });

  it('shows only the first of a long queue that no meeting can take', async () => {
    await openWaiting();
    for (let more = 0; more < 30; more += 1) backEnd.addCase({ status: 'surveyed' });
    await fireEvent.click(screen.getByTestId('propose'));
    expect((await screen.findByTestId('proposal-summary')).textContent).toContain('36件は入りません');
    expect(screen.getAllByText('入りません')).toHaveLength(20);
    expect(screen.getByTestId('proposal-more').textContent).toBe('ほか16件も入りません。');
  });

  it('changes nothing when it is thrown away', async () => {
    await openWaiting();
    await fireEvent.click(screen.getByTestId('propose'));
    await fireEvent.click(await screen.findByTestId('proposal-cancel'));
    await screen.findAllByTestId('waiting-row');
    expect(asked(backEnd, 'assign_cases')).toEqual([]);
  });

  it('fills one meeting alone from within it', async () => {
    backEnd = await openMeeting('assign');
    await screen.findAllByTestId('waiting-row');
    await fireEvent.click(screen.getByTestId('propose'));
    await fireEvent.click(await screen.findByTestId('proposal-accept'));
    await waitFor(() => expect(screen.getByTestId('meeting-numbers').textContent).toContain('12'));
    expect(backEnd.board.meeting(2).cases.slice(10)).toEqual([18, 13]);
    expect(await screen.findByText(/空きのある審査会がありません/)).toBeTruthy();
  });
});
