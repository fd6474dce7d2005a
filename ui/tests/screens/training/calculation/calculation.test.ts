import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../../src/App.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { pressKey, startProgram } from '../../../fake/page';
import { whole } from '../../../fake/training';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

/** The course's screen with an exercise of the preset D3 open. */
async function openExercise(number = '7'): Promise<void> {
  backEnd = startProgram();
  render(App);
  await screen.findByTestId('training');
  await pressKey('t', { altKey: true, code: 'KeyT' });
  await fireEvent.change(await screen.findByTestId('preset'), { target: { value: 'D3' } });
  await fireEvent.input(screen.getByTestId('task-number'), { target: { value: number } });
  await fireEvent.click(screen.getByTestId('open-task'));
}

const field = (line: string) => screen.getByTestId<HTMLInputElement>(`number-${line}`);

async function type(line: string, text: string): Promise<void> {
  await fireEvent.input(field(line), { target: { value: text } });
  await fireEvent.change(field(line));
}

const right = (line: string) => ((whole.key[line]?.value ?? 0) / 10).toFixed(1);
const firstQuestion = 'question/meal/';

describe('an exercise by hand', () => {
  it('is opened by its number and shows the answers of a made-up case beside the worksheet', async () => {
    await openExercise('００７');
    await screen.findByTestId('line-points/1-3');
    const answers = screen.getByRole('region', { name: /設例の回答/ });
    expect(answers.textContent).toContain('架空');
    expect(answers.textContent).toContain('1-3 寝返り');
    expect(backEnd.calls.find(({ command }) => command === 'calculation')?.payload['task']).toMatchObject({
      kind: 'drawn',
      number: '００７',
      difficulty: { whole: true },
    });
  });

  it('is refused where its number is none, and what was open stays', async () => {
    await openExercise('七');
    expect(await screen.findByText(/課題番号「七」は数として読めません/)).toBeTruthy();
    expect(screen.queryByTestId('mark')).toBeNull();
  });

  it('goes on to the next field by Enter', async () => {
    await openExercise();
    (await screen.findByTestId('number-points/1-3')).focus();
    await pressKey('Enter');
    expect(document.activeElement).toBe(field('points/1-4'));
    await pressKey('Enter', { shiftKey: true });
    expect(document.activeElement).toBe(field('points/1-3'));
  });

  it('shows the next question of a tree once a branch is chosen by its digit', async () => {
    await openExercise();
    const question = await screen.findByTestId(`line-${firstQuestion}`);
    const taken = whole.key[firstQuestion]?.arm ?? 0;
    const next = `line-question/meal/${taken}`;
    expect(screen.queryByTestId(next)).toBeNull();
    within(question).getAllByRole('radio')[0]?.focus();
    await pressKey(String(taken + 1));
    expect(await screen.findByTestId(next)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>(`choice-${firstQuestion}-${taken}`).checked).toBe(true);
  });

  it('names the first line that went wrong, marks every line in words, and lets the learner go there', async () => {
    await openExercise();
    await screen.findByTestId('line-points/1-3');
    await type('points/1-3', '99.9');
    await type('points/1-4', right('points/1-4'));
    await type('points/1-5', '88.8');
    await pressKey('m', { altKey: true, code: 'KeyM' });
    await waitFor(() => expect(screen.getByTestId('marking').textContent).toMatch(/最初の誤り.*1-3/s));
    expect(screen.getByTestId('state-points/1-3').textContent).toContain('誤り');
    expect(screen.getByTestId('state-points/1-4').textContent).toContain('正解');
    expect(screen.getByTestId('state-points/1-6').textContent).toContain('未記入');
    expect(screen.getByTestId('line-points/1-3').textContent).toContain('最初の誤り');
    expect(screen.getByTestId('line-points/1-5').textContent).not.toContain('最初の誤り');
    await pressKey('j', { altKey: true, code: 'KeyJ' });
    expect(document.activeElement).toBe(field('points/1-3'));
  });

  it('takes the mark off a line that is changed', async () => {
    await openExercise();
    await screen.findByTestId('line-points/1-3');
    await type('points/1-3', '99.9');
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(screen.getByTestId('state-points/1-3').dataset['verdict']).toBe('wrong'));
    await type('points/1-3', right('points/1-3'));
    expect(screen.getByTestId('state-points/1-3').dataset['verdict']).toBeUndefined();
  });

  it('says at the line what cannot be read as a number', async () => {
    await openExercise();
    await screen.findByTestId('line-points/1-3');
    await type('points/1-3', 'たくさん');
    await waitFor(() => expect(screen.getByTestId('state-points/1-3').textContent).toMatch(/「たくさん」は数として読めません/));
    expect(field('points/1-3').getAttribute('aria-invalid')).toBe('true');
  });

  it('hints in three degrees and no more', async () => {
    await openExercise();
    const line = await screen.findByTestId('line-points/1-3');
    for (const count of [1, 2, 3]) {
      await fireEvent.click(within(line).getByTestId('hint-points/1-3'));
      await waitFor(() => expect(within(line).getAllByText(/^ヒント\d /)).toHaveLength(count));
    }
    expect(within(line).queryByTestId('hint-points/1-3')).toBeNull();
  });

  it('has the figure of a tree that the tables lack traced in the textbook, with its range', async () => {
    await openExercise();
    await screen.findByTestId('line-points/1-3');
    const lacking = whole.lines.find(({ kind }) => kind.kind === 'minutes' && kind.to_trace);
    if (!lacking) throw new Error('a tree that the tables lack');
    expect(screen.getByTestId(`line-${lacking.id}`).textContent).toMatch(/テキストの図でたどる[\s\S]*〜[\s\S]*分の間/);
    expect(field(lacking.id)).toBeTruthy();
  });

  it('is kept while other screens are looked at, and is not given up without asking', async () => {
    await openExercise();
    await screen.findByTestId('line-points/1-3');
    await type('points/1-3', '4.2');
    await fireEvent.click(screen.getByTestId('training-back'));
    await fireEvent.click(await screen.findByTestId('training'));
    expect(field('points/1-3').value).toBe('4.2');
    await fireEvent.click(screen.getByTestId('new-task'));
    expect(screen.getByTestId('asking-task').textContent).toContain('記入は消えます');
    expect(field('points/1-3').value).toBe('4.2');
    await fireEvent.click(screen.getByTestId('leave-task'));
    await waitFor(() => expect(field('points/1-3').value).toBe(''));
    await tick();
    expect(screen.getByTestId<HTMLInputElement>('task-number').value).toMatch(/^[1-9]\d{5}$/);
  });

  it('says so where everything is right', async () => {
    await openExercise();
    await screen.findByTestId('line-points/1-3');
    backEnd.training.commands['mark_calculation'] = () => ({
      sheet: { lines: whole.lines, unreadable: [] },
      lines: whole.lines.map(({ id }) => ({ id, verdict: 'right', words: '正解', sentence: null })),
      first_wrong: null,
      complete: true,
    });
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(screen.getByTestId('marking').textContent).toMatch(/全ての行に正しく/));
    expect(screen.queryByTestId('to-first-wrong')).toBeNull();
  });
});

describe('the answers beside the worksheet', () => {
  it('mark the item of the line that is written in, and hold the scores that the learner found', async () => {
    await openExercise();
    (await screen.findByTestId('number-points/1-4')).focus();
    await tick();
    expect(document.querySelector('.current')?.textContent).toContain('1-4 起き上がり');
    await type('sum/2', '43.9');
    expect(screen.getByTestId('own-scores').textContent).toMatch(/第2群 生活機能\s*43\.9点/);
  });
});
