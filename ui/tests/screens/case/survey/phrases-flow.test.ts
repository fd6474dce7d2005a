import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

/** Opens a case in the note of 1-3. */
async function open() {
  backEnd = startProgram();
  backEnd.office.phrases = [
    { id: 1, item: '1-3', text: '家族が［頻度］、［手間］を行う。' },
    { id: null, item: '1-3', text: '柵につかまって寝返る。' },
    { id: null, item: '1-4', text: '別の項目の文例' },
  ];
  const fake = await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
  await pressKey('t');
  return fake;
}

const area = () => screen.getByTestId<HTMLTextAreaElement>('note-1-3');
const selected = () => area().value.slice(area().selectionStart, area().selectionEnd);

describe('the phrase book', () => {
  it('offers the phrases of the question, own ones first, and puts one in by its digit', async () => {
    await open();
    await pressKey('F4');
    const list = await screen.findByTestId('phrase-list');
    expect(within(list).getAllByRole('option').map((option) => option.textContent)).toEqual([
      expect.stringContaining('家族が'),
      expect.stringContaining('柵に'),
    ]);
    await pressKey('２');
    expect(area().value).toBe('柵につかまって寝返る。');
    expect(document.activeElement).toBe(area());
    expect(screen.queryByTestId('phrase-list')).toBeNull();
  });

  it('puts a phrase at the cursor and selects its first blank; Tab goes on to the next and then leaves', async () => {
    await open();
    await fireEvent.input(area(), { target: { value: '前後' } });
    area().setSelectionRange(1, 1);
    await pressKey(' ', { code: 'Space', ctrlKey: true });
    await screen.findByTestId('phrase-list');
    await pressKey('Enter');
    expect(area().value).toBe('前家族が［頻度］、［手間］を行う。後');
    expect(selected()).toBe('［頻度］');
    await pressKey('Tab');
    expect(selected()).toBe('［手間］');
    expect(await fireEvent.keyDown(area(), { key: 'Tab' })).toBe(true);
  });

  it('narrows by what is typed and goes back to the note by Escape', async () => {
    await open();
    await pressKey('F4');
    const search = await screen.findByTestId('phrase-search');
    await fireEvent.input(search, { target: { value: 'サク' } });
    const offered = () => within(screen.getByTestId('phrase-list')).queryAllByRole('option');
    await waitFor(() => expect(offered()).toHaveLength(0));
    await fireEvent.input(search, { target: { value: '柵' } });
    expect(offered()).toHaveLength(1);
    await pressKey('Escape');
    expect(document.activeElement).toBe(area());
    expect(area().value).toBe('');
  });

  it('puts a phrase in by the mouse', async () => {
    await open();
    await pressKey('F4');
    await fireEvent.click(screen.getByText('柵につかまって寝返る。'));
    expect(area().value).toBe('柵につかまって寝返る。');
  });
});

describe('own phrases', () => {
  it('take in the selected part of the note', async () => {
    await open();
    await fireEvent.input(area(), { target: { value: '夜間2回、家族が体位を変える。' } });
    area().setSelectionRange(5, 14);
    await fireEvent.click(screen.getByText('自分の文例 1件'));
    await fireEvent.click(screen.getByTestId('add-phrase'));
    expect(screen.getByTestId<HTMLTextAreaElement>('phrase-text').value).toBe('家族が体位を変える');
    await fireEvent.click(screen.getByTestId('save-phrase'));
    await screen.findByText('自分の文例 2件');
    expect(backEnd.office.book()[0]).toMatchObject({ item: '1-3', text: '家族が体位を変える' });
  });

  it('are changed and removed', async () => {
    await open();
    await fireEvent.click(screen.getByText('自分の文例 1件'));
    await fireEvent.click(screen.getByText('直す'));
    await fireEvent.input(screen.getByTestId('phrase-text'), { target: { value: '家族が［頻度］行う。' } });
    await fireEvent.click(screen.getByTestId('save-phrase'));
    await waitFor(() => expect(screen.getByTestId('own-phrase').textContent).toContain('家族が［頻度］行う。'));
    await fireEvent.click(screen.getByText('削除する'));
    await screen.findByText('自分の文例 0件');
    expect(backEnd.office.book().some(({ id }) => id !== null)).toBe(false);
  });

  it('are refused with a sentence where nothing is written', async () => {
    await open();
    await fireEvent.click(screen.getByText('自分の文例 1件'));
    await fireEvent.click(screen.getByTestId('add-phrase'));
    await fireEvent.click(screen.getByTestId('save-phrase'));
    await screen.findByText(/文例が空欄です/);
  });
});
