import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { openBoard } from '../../../fake/board-page';
import { disabledLosesFocus, pressKey } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openRegister(prepare?: (backEnd: FakeBackEnd) => void): Promise<void> {
  backEnd = await openBoard(prepare);
  await pressKey('5', { altKey: true, code: 'Digit5' });
  await screen.findByTestId('board-settings');
}

const input = (testid: string, value: string) => fireEvent.input(screen.getByTestId(testid), { target: { value } });
const choose = (testid: string, value: string) => fireEvent.change(screen.getByTestId(testid), { target: { value } });
const member = (id: number) => document.querySelector<HTMLElement>(`[data-testid="member"][data-member="${id}"]`)!;

describe('the register of members', () => {
  it('adds one with the field and the occupation', async () => {
    await openRegister();
    await fireEvent.click(screen.getByTestId('add-member'));
    await input('member-name', '介護 正');
    await choose('member-profession', '福祉');
    await input('member-occupation', '介護福祉士');
    await fireEvent.click(screen.getByTestId('save-member'));
    await waitFor(() => expect(member(8).textContent).toContain('福祉（介護福祉士）'));
    expect(backEnd.board.members.at(-1)?.member).toMatchObject({ name: '介護 正', investigator: null });
    expect(document.activeElement?.id).toBe('add-member');
  });

  it('keeps what was typed where the name is missing', async () => {
    await openRegister();
    await fireEvent.click(screen.getByTestId('add-member'));
    await input('member-affiliation', '架空市医師会');
    await fireEvent.click(screen.getByTestId('save-member'));
    expect(await screen.findByText(/委員の氏名が空欄です/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('member-affiliation').value).toBe('架空市医師会');
  });

  it('leaves an untouched form by Escape after a refusal', async () => {
    await openRegister();
    onTestFinished(disabledLosesFocus());
    await fireEvent.click(screen.getByTestId('add-member'));
    const save = screen.getByTestId('save-member');
    save.focus();
    await fireEvent.click(save);
    await screen.findByText(/委員の氏名が空欄です/);
    await waitFor(() => expect(document.activeElement).toBe(save));
    await pressKey('Escape');
    await waitFor(() => expect(screen.queryByTestId('member-form')).toBeNull());
    expect(document.activeElement?.id).toBe('add-member');
  });

  it('retires a member, and a panel says so', async () => {
    await openRegister();
    await fireEvent.click(within(member(2)).getByTestId('retire-member'));
    await waitFor(() => expect(member(2).dataset['retired']).toBe('true'));
    expect(screen.getAllByTestId('panel')[0]?.textContent).toContain('退任した委員（看護 涼子）');
  });
});

describe('the panels', () => {
  it('take members in an order, and one of them leads', async () => {
    await openRegister();
    await fireEvent.click(screen.getByTestId('add-panel'));
    await input('panel-name', '第3合議体');
    for (const id of [4, 2, 1]) await fireEvent.click(screen.getByTestId(`panel-add-${id}`));
    await fireEvent.click(document.getElementById('panel-up-1')!);
    await fireEvent.click(screen.getByTestId('panel-chair-1'));
    await fireEvent.click(screen.getByTestId('save-panel'));
    await waitFor(() => expect(backEnd.board.panels.at(-1)?.panel).toEqual({ name: '第3合議体', members: [4, 1, 2], chair: 1 }));
  });

  it('have no leader who left them', async () => {
    await openRegister();
    await fireEvent.click(document.getElementById('edit-panel-1')!);
    await fireEvent.click(screen.getByTestId('panel-off-1'));
    await fireEvent.click(screen.getByTestId('save-panel'));
    await waitFor(() => expect(backEnd.board.panels[0]?.panel).toEqual({ name: '第1合議体', members: [2, 3, 4], chair: null }));
    expect(await screen.findByText(/合議体の長が決まっていません/)).toBeTruthy();
  });

  it('offer no retired member', async () => {
    await openRegister();
    await fireEvent.click(screen.getByTestId('add-panel'));
    expect(screen.queryByTestId('panel-add-7')).toBeNull();
    expect(screen.getByTestId('panel-add-6')).toBeTruthy();
  });
});

describe('the insurer’s settings', () => {
  it('are saved as a whole', async () => {
    await openRegister();
    await fireEvent.click(screen.getByTestId('settings-excluded-要介護5'));
    await choose('settings-minimum', '要支援2');
    await input('settings-margin', '５．５');
    await fireEvent.click(screen.getByTestId('add-limit'));
    await choose('limit-kind-0', '更新');
    await input('limit-months-0', '24');
    await fireEvent.click(screen.getByTestId('settings-lighter'));
    await input('settings-capacity', '40');
    await fireEvent.click(screen.getByTestId('save-settings'));
    await waitFor(() =>
      expect(backEnd.board.settings).toEqual({
        requirements: { declines: false, excluded_levels: ['要介護5'], minimum_level: '要支援2', margin: 55 },
        limits: [{ kind: '更新', level: null, max_months: 24 }],
        lighter_change_from_decision: true,
        capacity: 40,
      }),
    );
  });

  it('refuse a margin that is no number, and a limit without months', async () => {
    await openRegister();
    await input('settings-margin', '三分');
    await fireEvent.click(screen.getByTestId('save-settings'));
    expect(await screen.findByText(/重度化キワの「三分」は分として読めません/)).toBeTruthy();
    await input('settings-margin', '3');
    await fireEvent.click(screen.getByTestId('add-limit'));
    await fireEvent.click(screen.getByTestId('save-settings'));
    expect(await screen.findByText(/1行目に月数がありません/)).toBeTruthy();
    expect(backEnd.board.settings.limits).toEqual([]);
  });

  it('show the refusal of a margin narrower than the rules', async () => {
    await openRegister();
    await input('settings-margin', '2.9');
    await fireEvent.click(screen.getByTestId('save-settings'));
    expect(await screen.findByText(/3.0分より狭くできません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('settings-margin').value).toBe('2.9');
  });

  it('lose a row of limits that is removed', async () => {
    await openRegister(({ board }) => {
      board.settings.limits = [
        { kind: '更新', level: null, max_months: 24 },
        { kind: null, level: '要介護5', max_months: 12 },
      ];
    });
    await fireEvent.click(screen.getByTestId('remove-limit-0'));
    await fireEvent.click(screen.getByTestId('save-settings'));
    await waitFor(() => expect(backEnd.board.settings.limits).toEqual([{ kind: null, level: '要介護5', max_months: 12 }]));
  });

  it('are asked for before they are left unsaved', async () => {
    await openRegister();
    await fireEvent.click(screen.getByTestId('settings-declines'));
    await fireEvent.input(screen.getByTestId('settings-declines'));
    await pressKey('1', { altKey: true, code: 'Digit1' });
    expect((await screen.findByTestId('board-unsaved')).textContent).toContain('保険者の設定');
    await fireEvent.click(screen.getByTestId('leave-board'));
    expect(await screen.findAllByTestId('meeting-row')).toHaveLength(3);
  });
});
