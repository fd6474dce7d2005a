import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import NotesPart from '../../../src/screens/training/notes/NotesPart.svelte';
import { NotesWork } from '../../../src/screens/training/notes/notes-work.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(async () => {
  backEnd = startProgram();
  render(NotesPart, { work: new NotesWork() });
  await screen.findByTestId('own-note');
});
afterEach(() => backEnd.remove());

const own = () => screen.getByTestId<HTMLTextAreaElement>('own-note');
const write = (value: string) => fireEvent.input(own(), { target: { value } });

describe('the exercise on notes', () => {
  it('points out a vague word and selects it in the text', async () => {
    await write('食堂まではときどき子が手を引く。');
    const word = await screen.findByTestId('vague-word');
    expect(word.textContent).toContain('ときどき');
    const button = word.querySelector('button');
    if (!button) throw new Error('a way to the word');
    await fireEvent.click(button);
    expect(own().value.slice(own().selectionStart, own().selectionEnd)).toBe('ときどき');
    await write('食堂までは1日3回、子が手を引く。');
    await waitFor(() => expect(screen.queryByTestId('vague-word')).toBeNull());
  });

  it('tells what the weak note lacks only after the learner has written', async () => {
    const compare = screen.getByTestId<HTMLButtonElement>('compare-note');
    expect(compare.disabled).toBe(true);
    await write('食堂までは1日3回、子が手を引く。');
    await fireEvent.click(compare);
    expect(screen.getByTestId('weak-fails').textContent).toMatch(/満たしていない点検.*頻度/);
  });

  it('keeps the text and the checks of a case while another is looked at', async () => {
    await write('食堂までは1日3回、子が手を引く。');
    await fireEvent.click(screen.getByTestId('check-頻度'));
    await fireEvent.click(screen.getByTestId('note-next'));
    expect(own().value).toBe('');
    await fireEvent.click(screen.getByTestId('note-before'));
    expect(own().value).toBe('食堂までは1日3回、子が手を引く。');
    expect(screen.getByTestId<HTMLInputElement>('check-頻度').checked).toBe(true);
  });
});
