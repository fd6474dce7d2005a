import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => (backEnd = startProgram()));
afterEach(() => backEnd.remove());

const type = (test: string, value: string) => fireEvent.input(screen.getByTestId(test), { target: { value } });

async function openPeople() {
  render(App);
  await fireEvent.click(await screen.findByTestId('people'));
  await screen.findByTestId('myself');
}

/** The row of the user `number`. */
async function row(number: number): Promise<HTMLElement> {
  await screen.findAllByTestId('user-row');
  const found = screen.getAllByTestId('user-row').find((one) => one.dataset['number'] === String(number));
  if (!found) throw new Error(`no row of user ${number}`);
  return found;
}

describe('管理者', () => {
  it('registers a user and is shown once what to hand over', async () => {
    await openPeople();
    await fireEvent.click(screen.getByTestId('add-user'));
    await type('user-name', '架空 調査員');
    await fireEvent.click(screen.getByTestId('role-investigator'));
    await type('own-passphrase', backEnd.passphrase);
    await fireEvent.click(screen.getByTestId('save-user'));
    expect((await screen.findByTestId('given-number')).textContent).toBe('2');
    expect(screen.getByTestId('given-passphrase').textContent).toBe('K7QM-2XT9-RWD4-HNB6');
    await fireEvent.click(screen.getByTestId('given-done'));
    expect(screen.queryByTestId('given-passphrase')).toBeNull();
    expect(within(await row(2)).getByTestId('user-state').textContent).toBe('最初の利用待ち');
  });

  it('is refused a user without a role, and keeps what was typed', async () => {
    await openPeople();
    await fireEvent.click(screen.getByTestId('add-user'));
    await type('user-name', '架空 無役');
    await type('own-passphrase', backEnd.passphrase);
    await fireEvent.click(screen.getByTestId('save-user'));
    expect(await screen.findByText(/役割が選ばれていません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('user-name').value).toBe('架空 無役');
  });

  it('does not lose the role of the last 管理者', async () => {
    await openPeople();
    await fireEvent.click(within(await row(1)).getByTestId('edit-user'));
    await type('user-name', '架空 管理');
    await fireEvent.click(screen.getByTestId('role-administrator'));
    await fireEvent.click(screen.getByTestId('save-user'));
    expect(await screen.findByText(/管理者が一人もいなくなる/)).toBeTruthy();
    expect(backEnd.people.users[0]?.roles).toContain('administrator');
  });

  it('stops a user after a question and is told what that does not protect from', async () => {
    backEnd.people.add({ name: '架空 退職', roles: ['secretariat'], investigator: null });
    await openPeople();
    await fireEvent.click(within(await row(2)).getByTestId('stop-user'));
    expect(backEnd.people.users[1]?.active).toBe(true);
    await fireEvent.click(screen.getByTestId('stop-sure'));
    expect((await screen.findByTestId('after-stop')).textContent).toContain('鍵の取り替え');
    expect(within(await row(2)).getByTestId('user-state').textContent).toBe('停止中');
    expect(within(await row(1)).queryByTestId('stop-user')).toBeNull();
  });

  it('replaces the key with their own passphrase only, and is shown the new recovery code', async () => {
    await openPeople();
    await fireEvent.click(screen.getByTestId('replace-key'));
    await type('own-passphrase', 'wrong');
    await fireEvent.click(screen.getByTestId('prove'));
    expect(await screen.findByText(/パスフレーズが違います/)).toBeTruthy();
    await type('own-passphrase', backEnd.passphrase);
    await fireEvent.click(screen.getByTestId('prove'));
    expect((await screen.findByTestId('recovery-code')).textContent.trim()).toMatch(/^NEW2-/);
  });

  it('sets after how many minutes the file locks', async () => {
    await openPeople();
    expect(screen.getByTestId<HTMLInputElement>('lock-after-10').checked).toBe(true);
    await fireEvent.click(screen.getByTestId('lock-after-30'));
    await waitFor(() => expect(backEnd.people.lockAfter).toBe(30));
  });
});

describe('who manages nothing', () => {
  it('changes their own passphrase and sees no other user', async () => {
    backEnd.people.users = backEnd.people.users.map((user) => ({ ...user, roles: ['investigator'] }));
    await openPeople();
    expect(screen.queryByTestId('add-user')).toBeNull();
    expect(screen.queryByTestId('replace-key')).toBeNull();
    await fireEvent.click(screen.getByTestId('change-own'));
    await type('present-passphrase', backEnd.passphrase);
    await type('new-passphrase', 'みどりの窓口に並ぶひとびと');
    await type('new-confirmation', 'みどりの窓口に並ぶひとびと');
    await fireEvent.click(screen.getByTestId('change-passphrase'));
    expect(await screen.findByText(/パスフレーズを変えました/)).toBeTruthy();
    expect(backEnd.calls.some(({ command }) => command === 'users')).toBe(false);
  });
});
