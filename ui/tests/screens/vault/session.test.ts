import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { openSurvey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const type = (test: string, value: string) => fireEvent.input(screen.getByTestId(test), { target: { value } });

async function unlockAs(number: string) {
  await screen.findByTestId('unlock');
  await type('user-number', number);
  await type('passphrase', backEnd.passphrase);
  await fireEvent.click(screen.getByTestId('unlock'));
}

describe('a file of several users', () => {
  it('asks for 利用者番号, full width or not, and opens what the roles need', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    backEnd.people.add({ name: '架空 講師', roles: ['teacher'], investigator: null });
    render(App);
    await unlockAs('２');
    expect(await screen.findByTestId('training')).toBeTruthy();
    expect(screen.queryByTestId('new-case')).toBeNull();
    expect(screen.queryByTestId('office')).toBeNull();
    expect(backEnd.calls.some(({ command }) => command === 'search_cases')).toBe(false);
  });

  it('says what is missing where no number was typed', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    backEnd.people.add({ name: '架空 調査員', roles: ['investigator'], investigator: null });
    render(App);
    await screen.findByTestId('unlock');
    await fireEvent.click(screen.getByTestId('unlock'));
    expect(await screen.findByText(/利用者番号を数字で/)).toBeTruthy();
    expect(backEnd.calls.some(({ command }) => command === 'unlock')).toBe(false);
  });

  it('shows 調査員 neither the board nor the settings of the office', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    backEnd.people.add({ name: '架空 調査員', roles: ['investigator'], investigator: null });
    render(App);
    await unlockAs('2');
    expect(await screen.findByTestId('new-case')).toBeTruthy();
    for (const hidden of ['board', 'rules', 'office']) expect(screen.queryByTestId(hidden)).toBeNull();
    expect(screen.getByTestId('training')).toBeTruthy();
  });

  it('has a passphrase for one sign-in replaced before anything else', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    backEnd.people.add({ name: '架空 調査員', roles: ['investigator'], investigator: null }, { one_time: true });
    render(App);
    await unlockAs('2');
    await screen.findByTestId('change-passphrase');
    expect(screen.queryByTestId('new-case')).toBeNull();
    await type('present-passphrase', backEnd.passphrase);
    await type('new-passphrase', 'みどりの窓口に並ぶひとびと');
    await type('new-confirmation', 'みどりの窓口に並ぶひとびと');
    await fireEvent.click(screen.getByTestId('change-passphrase'));
    expect(await screen.findByTestId('new-case')).toBeTruthy();
  });
});

describe('wrong passphrases in a row', () => {
  it('show the seconds left and take no attempt meanwhile', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    backEnd.people.wait = 30;
    render(App);
    expect((await screen.findByTestId('attempt-wait')).textContent).toContain('30');
    expect(screen.getByTestId<HTMLButtonElement>('unlock').disabled).toBe(true);
  });
});

describe('a file that locks by itself', () => {
  it('tells before, saves what is typed, and comes back to the same place for the same person', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd);
    backEnd.people.say('soon');
    expect(await screen.findByTestId('soon-locked')).toBeTruthy();
    backEnd.people.say('stays');
    await waitFor(() => expect(screen.queryByTestId('soon-locked')).toBeNull());
    await fireEvent.click(screen.getByTestId('tab-application'));
    await type('field-name', '架空 自動ロック');
    backEnd.people.say('locking');
    await screen.findByTestId('unlock');
    expect(document.body.textContent).not.toContain('架空');
    const commands = backEnd.calls.map(({ command }) => command);
    expect(commands.lastIndexOf('save_application')).toBeLessThan(commands.lastIndexOf('lock'));
    expect(backEnd.cases[0]?.application.name).toBe('架空 自動ロック');
    await type('passphrase', backEnd.passphrase);
    await fireEvent.click(screen.getByTestId('unlock'));
    await waitFor(() => expect(document.querySelector('#panel-application')).toBeTruthy());
  });

  it('goes to the beginning for another person', async () => {
    backEnd = startProgram();
    backEnd.people.add({ name: '架空 別人', roles: ['investigator'], investigator: null });
    await openSurvey(backEnd);
    backEnd.state = 'locked';
    backEnd.people.say('locked');
    await unlockAs('2');
    expect(await screen.findByTestId('new-case')).toBeTruthy();
  });
});
