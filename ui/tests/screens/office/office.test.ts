import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { pressKey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openOffice(): Promise<void> {
  backEnd = startProgram();
  render(App);
  await screen.findByTestId('office');
  await pressKey('o', { altKey: true, code: 'KeyO' });
  await screen.findByTestId('limit-note');
}

const input = (testid: string, value: string) => fireEvent.input(screen.getByTestId(testid), { target: { value } });

describe('the register of investigators', () => {
  it('adds one with what the rules ask, and changes one later', async () => {
    await openOffice();
    await fireEvent.click(await screen.findByTestId('add-investigator'));
    await input('investigator-name', '調査 太郎');
    await fireEvent.change(screen.getByTestId('investigator-employer'), { target: { value: '市町村' } });
    await input('investigator-care', '１２');
    await fireEvent.click(screen.getByTestId('trained-yes'));
    await fireEvent.click(screen.getByTestId('save-investigator'));
    const row = await screen.findByTestId('registered');
    expect(row.textContent).toMatch(/調査 太郎[\s\S]*研修 修了[\s\S]*介護の実務12年/);
    await fireEvent.click(screen.getByTestId('edit-investigator'));
    await input('investigator-organization', '架空市');
    await fireEvent.click(screen.getByTestId('save-investigator'));
    await waitFor(() => expect(backEnd.office.investigators[0]?.investigator).toMatchObject({ organization: '架空市', care_practice_years: 12, trained: true }));
  });

  it('refuses one without a name and keeps everything that was typed', async () => {
    await openOffice();
    await fireEvent.click(await screen.findByTestId('add-investigator'));
    await input('investigator-kana', 'ちょうさ');
    await fireEvent.click(screen.getByTestId('save-investigator'));
    expect(await screen.findByText(/氏名が空/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('investigator-kana').value).toBe('ちょうさ');
    expect(backEnd.office.investigators).toEqual([]);
  });

  it('refuses years that are no number', async () => {
    await openOffice();
    await fireEvent.click(await screen.findByTestId('add-investigator'));
    await input('investigator-name', '調査 太郎');
    await input('investigator-survey', '三年');
    await fireEvent.click(screen.getByTestId('save-investigator'));
    expect(await screen.findByText(/「三年」は数として読めません/)).toBeTruthy();
    expect(backEnd.office.investigators).toEqual([]);
  });

  it('retires and brings back', async () => {
    await openOffice();
    await fireEvent.click(await screen.findByTestId('add-investigator'));
    await input('investigator-name', '調査 太郎');
    await fireEvent.click(screen.getByTestId('save-investigator'));
    await fireEvent.click(await screen.findByTestId('retire-investigator'));
    await waitFor(() => expect(screen.getByTestId('registered').dataset['retired']).toBe('true'));
    await fireEvent.click(screen.getByTestId('retire-investigator'));
    await waitFor(() => expect(screen.getByTestId('registered').dataset['retired']).toBe('false'));
  });

  it('asks before it is left with something typed and not saved', async () => {
    await openOffice();
    await fireEvent.click(await screen.findByTestId('add-investigator'));
    await input('investigator-name', '調査 太郎');
    await pressKey('0', { altKey: true, code: 'Digit0' });
    expect((await screen.findByTestId('office-unsaved')).textContent).toContain('調査員名簿');
    expect(screen.getByTestId<HTMLInputElement>('investigator-name').value).toBe('調査 太郎');
    await fireEvent.click(screen.getByTestId('leave-office'));
    expect(await screen.findByTestId('new-case')).toBeTruthy();
  });
});

describe('the limits of the notes', () => {
  it('are saved, and an empty field is no limit', async () => {
    await openOffice();
    await input('limit-note', '４００');
    await input('limit-lines', '30');
    await input('limit-width', '40');
    await fireEvent.click(screen.getByTestId('save-limits'));
    await waitFor(() =>
      expect(backEnd.office.limits).toEqual({ note_characters: 400, all_characters: null, all_lines: { lines: 30, width: 40 } }),
    );
  });

  it('ask for lines and width together', async () => {
    await openOffice();
    await input('limit-lines', '30');
    await fireEvent.click(screen.getByTestId('save-limits'));
    expect(await screen.findByText(/両方が要ります/)).toBeTruthy();
    expect(backEnd.office.limits.all_lines).toBeNull();
  });
});

describe('the phrase book', () => {
  it('lists the office’s own phrases by item, changes and removes them', async () => {
    backEnd = startProgram();
    backEnd.office.savePhrase(null, '2-10', '着替えに［頻度］の介助がある。');
    backEnd.office.savePhrase(null, '2-4', '食事は［頻度］の見守りがある。');
    render(App);
    await fireEvent.click(await screen.findByTestId('office'));
    const phrases = await screen.findAllByTestId('own-phrase');
    expect(phrases.map(({ textContent }) => textContent?.includes('食事'))).toEqual([true, false]);
    await fireEvent.click(within(phrases[0] as HTMLElement).getByTestId('edit-phrase'));
    await input('phrase-text', '食事は毎日の見守りがある。');
    await fireEvent.click(screen.getByTestId('save-phrase'));
    await screen.findByText('食事は毎日の見守りがある。');
    await fireEvent.click(screen.getAllByTestId('remove-phrase')[0] as HTMLElement);
    await waitFor(() => expect(screen.getAllByTestId('own-phrase')).toHaveLength(1));
  });
});
