import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { asked, openMeeting } from '../../../fake/board-page';
import { refuse } from '../../../fake/case';
import { disabledLosesFocus, pressKey } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const shown = () => screen.getAllByTestId('agenda-row').map((row) => Number(row.dataset['case']));
const kept = () => backEnd.board.meeting(2).cases;
const focusedCase = () => Number(document.activeElement?.closest<HTMLElement>('[data-case]')?.dataset['case']);
const name = (key: number) => document.querySelector<HTMLElement>(`[data-case="${key}"] [data-control="name"]`)!;

describe('the order of an agenda', () => {
  it('is changed by Alt and the arrows, and the focus stays on the case', async () => {
    backEnd = await openMeeting();
    (await screen.findAllByTestId('agenda-open'))[2]?.focus();
    await pressKey('ArrowDown', { altKey: true });
    await waitFor(() => expect(kept().slice(0, 4)).toEqual([3, 4, 6, 5]));
    expect(shown().slice(0, 4)).toEqual([3, 4, 6, 5]);
    await waitFor(() => expect(focusedCase()).toBe(5));
    expect(screen.getByTestId('meeting-said').textContent).toBe('整理番号5を4番に移しました。');
    expect(screen.getByTestId('agenda-order').textContent).toBe('手で並べた順');
  });

  it('goes to the beginning and to the end by Alt with Home and End', async () => {
    backEnd = await openMeeting();
    (await screen.findAllByTestId('agenda-open'))[2]?.focus();
    await pressKey('End', { altKey: true });
    await waitFor(() => expect(kept().at(-1)).toBe(5));
    await waitFor(() => expect(focusedCase()).toBe(5));
    await pressKey('Home', { altKey: true });
    await waitFor(() => expect(kept()[0]).toBe(5));
  });

  it('is changed by the buttons, and at the top the focus goes to the name', async () => {
    backEnd = await openMeeting();
    const up = (await screen.findAllByTestId('agenda-up'))[1]!;
    up.focus();
    await fireEvent.click(up);
    await waitFor(() => expect(kept().slice(0, 2)).toEqual([4, 3]));
    await waitFor(() => expect(document.activeElement).toBe(name(4)));
  });

  it('is saved as it last stood, however fast the keys come', async () => {
    backEnd = await openMeeting();
    (await screen.findAllByTestId('agenda-open'))[0]?.focus();
    for (let press = 0; press < 5; press += 1) {
      await pressKey('ArrowDown', { altKey: true });
      await waitFor(() => expect(focusedCase()).toBe(3));
    }
    await waitFor(() => expect(kept()).toEqual([4, 5, 6, 7, 8, 3, 9, 10, 11, 12]));
    expect(shown()).toEqual(kept());
  });

  it('is read again where the back end refuses it, and says why', async () => {
    backEnd = await openMeeting();
    backEnd.before = ({ command }) => {
      if (command === 'order_meeting') throw refuse('agenda-changed', '審査順が変わっています。');
    };
    (await screen.findAllByTestId('agenda-open'))[0]?.focus();
    await pressKey('ArrowDown', { altKey: true });
    expect(await screen.findByText(/審査順が変わっています/)).toBeTruthy();
    expect(shown()).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('is made by up to three keys, and put back', async () => {
    backEnd = await openMeeting();
    await fireEvent.click(await screen.findByTestId('order-open'));
    await fireEvent.change(screen.getByTestId('order-0'), { target: { value: 'terminal_cancer' } });
    await fireEvent.change(screen.getByTestId('order-1'), { target: { value: 'number' } });
    await fireEvent.click(screen.getByTestId('order-1-descending'));
    await fireEvent.click(screen.getByTestId('order-apply'));
    await waitFor(() => expect(kept()).toEqual([6, 12, 11, 10, 9, 8, 7, 5, 4, 3]));
    expect(screen.getByTestId('agenda-order').textContent).toBe('末期がん、整理番号（逆順）の順');
    await waitFor(() => expect(screen.queryByTestId('order-form')).toBeNull());
    await fireEvent.click(screen.getByTestId('meeting-undo'));
    await waitFor(() => expect(kept()).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
  });

  it('is left by Escape after a refusal', async () => {
    backEnd = await openMeeting();
    backEnd.before = ({ command }) => {
      if (command === 'order_meeting_by') throw refuse('agenda-changed', '審査順が変わっています。');
    };
    onTestFinished(disabledLosesFocus());
    await fireEvent.click(await screen.findByTestId('order-open'));
    await fireEvent.change(screen.getByTestId('order-0'), { target: { value: 'number' } });
    const apply = screen.getByTestId('order-apply');
    apply.focus();
    await fireEvent.click(apply);
    await screen.findByText(/審査順が変わっています/);
    await waitFor(() => expect(document.activeElement).toBe(apply));
    await pressKey('Escape');
    await waitFor(() => expect(screen.queryByTestId('order-form')).toBeNull());
  });

  it('never takes the same key twice', async () => {
    backEnd = await openMeeting();
    await fireEvent.click(await screen.findByTestId('order-open'));
    await fireEvent.change(screen.getByTestId('order-0'), { target: { value: 'number' } });
    const second = screen.getByTestId<HTMLSelectElement>('order-1');
    await waitFor(() => expect([...second.options].map(({ value }) => value)).not.toContain('number'));
  });
});

describe('the rows of an agenda', () => {
  it('are walked by the arrows, and only one of them takes the tab key', async () => {
    backEnd = await openMeeting();
    const names = await screen.findAllByTestId('agenda-open');
    names[0]?.focus();
    await pressKey('ArrowDown');
    await waitFor(() => expect(focusedCase()).toBe(4));
    await pressKey('End');
    await waitFor(() => expect(focusedCase()).toBe(12));
    expect(names.filter(({ tabIndex }) => tabIndex === 0)).toEqual([name(12)]);
  });

  it('name a member who surveyed the case', async () => {
    backEnd = await openMeeting();
    expect((await screen.findByTestId('agenda-conflicts')).textContent).toContain('整理番号5、11');
    expect(screen.getAllByTestId('agenda-conflict')[0]?.textContent).toContain('調査 太郎さんがこの人の認定調査をしています');
  });

  it('are taken off, back among those that wait, and put back where they stood', async () => {
    backEnd = await openMeeting();
    await fireEvent.click((await screen.findAllByTestId('agenda-off'))[1]!);
    await waitFor(() => expect(kept()).not.toContain(4));
    await waitFor(() => expect(screen.getByTestId('meeting-said').textContent).toContain('整理番号4を外しました'));
    await waitFor(() => expect(focusedCase()).toBe(5));
    await fireEvent.click(screen.getByTestId('meeting-undo'));
    await waitFor(() => expect(kept()).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
  });

  it('are moved together to another meeting, and back', async () => {
    backEnd = await openMeeting();
    const picks = await screen.findAllByTestId('agenda-pick');
    await fireEvent.click(picks[2]!);
    await fireEvent.click(picks[8]!);
    await fireEvent.click(await screen.findByTestId('chosen-move'));
    await waitFor(() => expect(backEnd.board.meeting(3).cases).toEqual([5, 11]));
    expect(kept()).toEqual([3, 4, 6, 7, 8, 9, 10, 12]);
    await waitFor(() => expect(screen.queryByTestId('chosen-cases')).toBeNull());
    expect(screen.getByTestId('meeting-said').textContent).toBe('2件を第12回に移しました。');
    await fireEvent.click(screen.getByTestId('meeting-undo'));
    await waitFor(() => expect(kept()).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
    expect(backEnd.board.meeting(3).cases).toEqual([]);
  });

  it('are taken off together', async () => {
    backEnd = await openMeeting();
    await fireEvent.click(await screen.findByTestId('agenda-all'));
    expect((await screen.findByTestId('chosen-cases')).textContent).toContain('10件');
    await fireEvent.click(screen.getByTestId('chosen-off'));
    await waitFor(() => expect(kept()).toEqual([]));
    expect(await screen.findByTestId('to-assign')).toBeTruthy();
  });

  it('cannot be taken off once they are decided', async () => {
    backEnd = await openMeeting('agenda', ({ board }) => {
      const entry = { outcome: 'deferred', level: null, care1_state: null, months: null, change_reason: '', opinion: '', deferred_because: '資料不足' };
      board.commands['decide']?.({ id: 3, entry });
    });
    const off = await screen.findAllByTestId<HTMLButtonElement>('agenda-off');
    expect(off.map(({ disabled }) => disabled).slice(0, 2)).toEqual([true, false]);
    expect(screen.getAllByTestId('agenda-row')[0]?.textContent).toContain('再審査');
  });

  it('open the review, and the way back leads to the same row', async () => {
    backEnd = await openMeeting();
    await fireEvent.click((await screen.findAllByTestId('agenda-open'))[6]!);
    await waitFor(() => expect(asked(backEnd, 'review')).toEqual([{ id: 9 }]));
    await pressKey('0', { altKey: true, code: 'Digit0' });
    await waitFor(() => expect(focusedCase()).toBe(9));
  });
});
