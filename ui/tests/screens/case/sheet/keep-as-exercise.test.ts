import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openCase } from '../../../../src/commands';
import { OpenCase } from '../../../../src/screens/case/open-case.svelte';
import KeepAsExercise from '../../../../src/screens/case/sheet/KeepAsExercise.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { form, questions } from '../../../fake/form';
import { startProgram } from '../../../fake/page';
import { tables } from '../../../fake/tables';

let backEnd: FakeBackEnd;

beforeEach(async () => {
  backEnd = startProgram();
  backEnd.addCase({ answers: Object.fromEntries(questions.map(({ id }) => [id, [1]])) });
  render(KeepAsExercise, { open: new OpenCase(await openCase(1), form, tables) });
});
afterEach(() => backEnd.remove());

const field = () => screen.getByTestId<HTMLInputElement>('exercise-name');

async function ask(title: string): Promise<void> {
  await fireEvent.click(screen.getByTestId('to-exercise'));
  await fireEvent.input(field(), { target: { value: title } });
  await fireEvent.submit(field().closest('form') ?? document.body);
}

describe('a case as an exercise', () => {
  it('says what is taken before it is taken, and asks for a name', async () => {
    await fireEvent.click(screen.getByTestId('to-exercise'));
    expect(screen.getByText(/基本調査の回答と、主治医意見書の項目/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(field().value).toBe('');
    expect(backEnd.training.exercises.kept).toHaveLength(0);
  });

  it('is kept under its name alone, and the focus goes back', async () => {
    await ask('境目の事例');
    expect((await screen.findByText(/教材「境目の事例」を加えました/)).textContent).toContain('教材・印刷');
    expect(backEnd.training.exercises.kept.map(({ title }) => title)).toEqual(['境目の事例']);
    expect(document.activeElement).toBe(screen.getByTestId('to-exercise'));
  });

  it('is refused without a name, and what was asked stays', async () => {
    await ask(' ');
    expect(await screen.findByText(/教材の名前が空欄です/)).toBeTruthy();
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(backEnd.training.exercises.kept).toHaveLength(0);
  });

  it('is refused where something is not answered, and that is said', async () => {
    const fake = backEnd.cases[0];
    if (fake) fake.answers = {};
    await ask('途中の事例');
    expect(await screen.findByText(/未回答の項目が\d+あります/)).toBeTruthy();
    expect(field().value).toBe('途中の事例');
  });

  it('can be given up', async () => {
    await fireEvent.click(screen.getByTestId('to-exercise'));
    await fireEvent.click(screen.getByText('やめる'));
    expect(document.activeElement).toBe(screen.getByTestId('to-exercise'));
    expect(backEnd.training.exercises.kept).toHaveLength(0);
  });
});
