import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import { lengthHint } from '../../../src/screens/vault/passphrase-hint';
import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const type = (test: string, value: string) => fireEvent.input(screen.getByTestId(test), { target: { value } });

describe('the first start', () => {
  it('asks for a passphrase twice, shows the recovery code once, and opens the list', async () => {
    backEnd = startProgram();
    backEnd.state = 'new';
    render(App);
    await screen.findByTestId('create');
    await type('passphrase', 'correct horse battery');
    await type('confirmation', 'correct horse battery');
    await fireEvent.click(screen.getByTestId('create'));
    expect((await screen.findByTestId('recovery-code')).textContent.trim()).toBe('A7KM-2QXT-9RWD-4HNB-6ZPV-3CJF-8YEG');
    await fireEvent.click(screen.getByTestId('recovery-done'));
    expect(await screen.findByTestId('new-case')).toBeTruthy();
    expect(screen.queryByTestId('recovery-code')).toBeNull();
  });

  it('says what is wrong where the two differ, and keeps what was typed', async () => {
    backEnd = startProgram();
    backEnd.state = 'new';
    render(App);
    await screen.findByTestId('create');
    await type('passphrase', 'correct horse battery');
    await type('confirmation', 'correct horse');
    await fireEvent.click(screen.getByTestId('create'));
    expect(await screen.findByText(/一致しません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('passphrase').value).toBe('correct horse battery');
  });
});

describe('a locked file', () => {
  it('opens by the passphrase and can be locked again from the list', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    backEnd.passphrase = 'correct horse battery';
    render(App);
    await screen.findByTestId('unlock');
    await type('passphrase', 'wrong');
    await fireEvent.click(screen.getByTestId('unlock'));
    expect(await screen.findByText(/パスフレーズが違います/)).toBeTruthy();
    await type('passphrase', 'correct horse battery');
    await fireEvent.click(screen.getByTestId('unlock'));
    await fireEvent.click(await screen.findByTestId('lock'));
    expect(await screen.findByTestId('unlock')).toBeTruthy();
  });
});

describe('the hint below the passphrase', () => {
  it('counts letters as a person does and says how many are missing', () => {
    expect(lengthHint('')).toBe('');
    expect(lengthHint('𠮷田さん')).toContain('今は4文字です。あと8文字');
    expect(lengthHint('aaaaaaaaaaaa')).toContain('繰り返し');
    expect(lengthHint('correct horse')).toContain('十分な長さ');
  });
});
