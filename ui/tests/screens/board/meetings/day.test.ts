import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { asked, openBoard, openMeeting } from '../../../fake/board-page';
import { pressKey } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const input = (testid: string, value: string) => fireEvent.input(screen.getByTestId(testid), { target: { value } });

describe('the list of meetings', () => {
  it('tells what matters of each', async () => {
    backEnd = await openBoard();
    const rows = screen.getAllByTestId('meeting-row').map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join('|'));
    expect(rows[1]).toMatch(/第11回\|令和8年11月26日（木） 13:30.*\|第2合議体\|市役所 第2会議室\|10 \/ 12\|4\|13\|0 \/ 10\|/);
    expect(rows[0]).toMatch(/第12回\|開催日未定.*日程調整中/);
    expect(rows[2]).toMatch(/決定済み/);
  });

  it('shows the latest thirty at first', async () => {
    backEnd = await openBoard(({ board }) => {
      const { meeting } = board.meeting(1);
      for (let id = 4; id <= 40; id += 1) board.meetings.push({ id, meeting: { ...meeting, number: id + 20 }, cases: [], order: [] });
    });
    expect(screen.getAllByTestId('meeting-row')).toHaveLength(30);
    await fireEvent.click(screen.getByTestId('more-meetings'));
    await waitFor(() => expect(screen.getAllByTestId('meeting-row')).toHaveLength(40));
    expect(screen.queryByTestId('more-meetings')).toBeNull();
  });

  it('opens a meeting with the focus on its agenda', async () => {
    backEnd = await openBoard();
    const link = screen.getByText('第11回');
    link.focus();
    await fireEvent.click(link);
    await screen.findAllByTestId('agenda-row');
    await waitFor(() => expect(document.activeElement?.id).toBe('tab-meeting-agenda'));
    await pressKey('0', { altKey: true, code: 'Digit0' });
    await waitFor(() => expect(document.activeElement?.id).toBe('open-meeting-2'));
  });

  it('leads to the cases that wait', async () => {
    backEnd = await openBoard();
    await fireEvent.click(screen.getByTestId('waits-assign'));
    expect(await screen.findAllByTestId('waiting-row')).toHaveLength(8);
  });
});

describe('a new meeting', () => {
  it('has the next number and the usual capacity, and opens where cases are put on it', async () => {
    backEnd = await openBoard();
    await fireEvent.click(screen.getByTestId('add-meeting'));
    expect(screen.getByTestId<HTMLInputElement>('meeting-number').value).toBe('13');
    await fireEvent.change(screen.getByTestId('meeting-panel'), { target: { value: '1' } });
    await input('meeting-held_on', '2026-12-10');
    await input('meeting-starts_at', '１３:３０');
    await fireEvent.click(screen.getByTestId('save-meeting'));
    await screen.findAllByTestId('waiting-row');
    expect(screen.getByTestId('meeting-title').textContent).toBe('第13回 審査会');
    expect(backEnd.board.meeting(4).meeting).toEqual({
      number: 13, panel: 1, held_on: '2026-12-10', starts_at: '13:30:00', place: '', capacity: 35, attending: [], remarks: '',
    });
  });

  it('says at its field what cannot be read, and keeps what was typed', async () => {
    backEnd = await openBoard();
    await fireEvent.click(screen.getByTestId('add-meeting'));
    await input('meeting-held_on', 'あした');
    await input('meeting-number', '');
    await fireEvent.click(screen.getByTestId('save-meeting'));
    expect((await screen.findByText(/「あした」は日付として読めません/)).closest('[role="alert"]')?.id).toBe('meeting-held_on-refusal');
    expect(screen.getByText(/第何回の審査会かが入力されていません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('meeting-held_on').value).toBe('あした');
    expect(asked(backEnd, 'save_meeting')).toEqual([]);
  });

  it('is asked for before it is left half typed', async () => {
    backEnd = await openBoard();
    await fireEvent.click(screen.getByTestId('add-meeting'));
    await input('meeting-place', '市役所');
    await pressKey('0', { altKey: true, code: 'Digit0' });
    expect((await screen.findByTestId('board-unsaved')).textContent).toContain('新しい審査会');
    expect(screen.getByTestId<HTMLInputElement>('meeting-place').value).toBe('市役所');
    await fireEvent.click(screen.getByTestId('leave-board'));
    expect(await screen.findByTestId('new-case')).toBeTruthy();
  });
});

describe('the day of a meeting', () => {
  it('takes who was there, and says where too few were', async () => {
    backEnd = await openMeeting('day');
    await fireEvent.click(await screen.findByTestId('attending-6'));
    await fireEvent.click(screen.getByTestId('save-meeting'));
    expect((await screen.findByTestId('meeting-notice')).textContent).toContain('過半数に届きません');
    expect(backEnd.board.meeting(2).meeting).toMatchObject({ attending: [6], held_on: '2026-11-26', starts_at: '13:30:00' });
    await fireEvent.click(await screen.findByTestId('attending-all'));
    await fireEvent.click(screen.getByTestId('save-meeting'));
    await waitFor(() => expect(backEnd.board.meeting(2).meeting.attending).toEqual([6, 3, 5]));
    await waitFor(() => expect(screen.queryByTestId('meeting-notice')).toBeNull());
  });

  it('forgets who was there when the panel is another', async () => {
    backEnd = await openMeeting('day', ({ board }) => {
      board.meeting(2).meeting.attending = [6, 3];
    });
    await fireEvent.change(await screen.findByTestId('meeting-panel'), { target: { value: '1' } });
    expect(await screen.findByText(/合議体を変えました/)).toBeTruthy();
    await fireEvent.click(screen.getByTestId('save-meeting'));
    await waitFor(() => expect(backEnd.board.meeting(2).meeting).toMatchObject({ panel: 1, attending: [] }));
    expect(await screen.findByTestId('attending-1')).toBeTruthy();
  });

  it('can be removed while no case is on it', async () => {
    backEnd = await openBoard();
    await fireEvent.click(screen.getByText('第12回'));
    await fireEvent.click(await screen.findByTestId('tab-meeting-day'));
    await fireEvent.click(await screen.findByTestId('remove-meeting'));
    await screen.findAllByTestId('meeting-row');
    expect(backEnd.board.meetings.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('cannot be removed while cases are on it', async () => {
    backEnd = await openMeeting('day');
    await screen.findByTestId('meeting-form');
    expect(screen.queryByTestId('remove-meeting')).toBeNull();
  });
});
