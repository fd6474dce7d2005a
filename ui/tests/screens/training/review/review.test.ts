import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { KeptWork } from '../../../../src/screens/training/kept-work.svelte';
import { ReviewWork } from '../../../../src/screens/training/review/review-work.svelte';
import ReviewPart from '../../../../src/screens/training/review/ReviewPart.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { pressKey, startProgram } from '../../../fake/page';
import { reviewKey } from '../../../fake/training/review';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const open = async (number = '77') => {
  await fireEvent.input(screen.getByTestId('review-number'), { target: { value: number } });
  await fireEvent.click(screen.getByTestId('open-review'));
};

/** The exercise of number 77 open, for a learner or for nobody. */
async function openExercise(learner: number | null = null): Promise<ReviewWork> {
  const work = new ReviewWork(new KeptWork(learner));
  render(ReviewPart, { work, onprint: () => undefined });
  await open();
  await screen.findByTestId('line-condition/1');
  return work;
}

const verdict = (line: string, position: number) => fireEvent.click(screen.getByTestId(`choice-${line}-${position}`));
const field = (mark: string) => screen.getByTestId<HTMLInputElement>(mark);

async function type(mark: string, text: string): Promise<void> {
  await fireEvent.input(field(mark), { target: { value: text } });
  await fireEvent.change(field(mark));
}

/** Fills in everything right. */
async function fillIn(): Promise<void> {
  for (const [line, right] of Object.entries(reviewKey)) {
    if (right.startsWith('満た')) await verdict(line, right === '満たす' ? 0 : 1);
    else await type(`${/-/.test(right) ? 'day' : 'months'}-${line}`, right);
  }
}

const state = (line: string) => screen.getByTestId(`state-${line}`);
const said = () => screen.getByTestId('marking').textContent ?? '';

describe('the exercise on 簡素化 and 有効期間', () => {
  it('shows the made-up case in lines, six conditions with their wording, and what else is asked', async () => {
    backEnd = startProgram();
    await openExercise();
    expect(screen.getByRole('region', { name: /事例.*架空/ }).textContent).toContain('要介護認定等基準時間');
    for (const no of [1, 2, 3, 4, 5, 6]) expect(screen.getByTestId(`line-condition/${no}`).textContent).toContain(`条件${no}`);
    for (const line of ['eligible', 'start', 'default', 'shortest', 'longest', 'end']) expect(screen.getByTestId(`line-${line}`)).toBeTruthy();
    expect(screen.getByTestId('line-end').textContent).toContain('24か月としたとき');
  });

  it('says what is wrong with a number that is none, and keeps it as typed', async () => {
    backEnd = startProgram();
    render(ReviewPart, { work: new ReviewWork(new KeptWork(null)), onprint: () => undefined });
    await open('七');
    expect(await screen.findByText(/課題番号「七」は数として読めません/)).toBeTruthy();
    expect(field('review-number').value).toBe('七');
    expect(screen.queryByTestId('mark')).toBeNull();
  });

  it('judges a condition by a digit and goes on to the next by Enter', async () => {
    backEnd = startProgram();
    await openExercise();
    screen.getByTestId('choice-condition/1-0').focus();
    await pressKey('3');
    expect(field('choice-condition/1-2').checked).toBe(true);
    await pressKey('Enter');
    expect(document.activeElement).toBe(screen.getByTestId('choice-condition/2-0'));
    await pressKey('Enter', { shiftKey: true });
    expect(document.activeElement).toBe(screen.getByTestId('choice-condition/1-2'));
  });

  it('shows a day that was typed in 和暦 with 西暦, and says at the line what is no day or no number of months', async () => {
    backEnd = startProgram();
    await openExercise();
    await type('day-start', '2026-12-01');
    await waitFor(() => expect(screen.getByTestId('line-start').textContent).toContain('令和8年12月1日（2026-12-01）'));
    expect(field('day-start').value).toBe('令和8年12月1日');
    await type('day-end', 'いつか');
    await waitFor(() => expect(state('end').textContent).toContain('「いつか」は日付として読めません'));
    expect(field('day-end').getAttribute('aria-invalid')).toBe('true');
    await type('months-default', '一年');
    await waitFor(() => expect(state('default').textContent).toContain('「一年」は月数として読めません'));
    expect(field('months-default').value).toBe('一年');
  });

  it('names the first line that went wrong, marks every line in words, and lets the learner go there', async () => {
    backEnd = startProgram();
    await openExercise();
    await verdict('condition/1', 0);
    await verdict('condition/2', 1);
    await type('months-default', '24');
    await pressKey('m', { altKey: true, code: 'KeyM' });
    await waitFor(() => expect(said()).toMatch(/最初の誤り.*条件2/s));
    expect(state('condition/1').textContent).toContain('正解');
    expect(state('condition/2').textContent).toContain('誤り');
    expect(state('condition/3').textContent).toContain('未記入');
    expect(screen.getByTestId('line-condition/2').textContent).toContain('最初の誤り');
    expect(screen.getByTestId('line-default').textContent).not.toContain('最初の誤り');
    await pressKey('j', { altKey: true, code: 'KeyJ' });
    expect(document.activeElement).toBe(screen.getByTestId('choice-condition/2-1'));
  });

  it('takes the mark off a line that is changed', async () => {
    backEnd = startProgram();
    await openExercise();
    await verdict('condition/2', 1);
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(state('condition/2').dataset['verdict']).toBe('wrong'));
    await verdict('condition/2', 0);
    expect(state('condition/2').dataset['verdict']).toBeUndefined();
    expect(said()).toContain('採点の後に直した行');
  });

  it('says so where everything is right', async () => {
    backEnd = startProgram();
    await openExercise();
    await fillIn();
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(said()).toContain('全ての行に正しく記入されています'));
  });

  it('asks before what nobody keeps is given up', async () => {
    backEnd = startProgram();
    await openExercise();
    await verdict('condition/1', 0);
    await fireEvent.click(screen.getByTestId('new-review'));
    expect((await screen.findByTestId('asking-review')).textContent).toContain('記入は消えます');
    expect(field('choice-condition/1-0').checked).toBe(true);
    await fireEvent.click(screen.getByTestId('leave-review'));
    await waitFor(() => expect(field('choice-condition/1-0').checked).toBe(false));
    expect(field('review-number').value).toMatch(/^[1-9]\d{5}$/);
  });

  it('keeps what a learner wrote, offers it again, and gives it up once everything is right', async () => {
    backEnd = startProgram();
    const learner = backEnd.training.learners.save(null, '');
    const work = await openExercise(learner);
    await verdict('condition/1', 2);
    await type('months-longest', '48');
    await waitFor(() => expect(backEnd.training.learners.works).toHaveLength(1), { timeout: 5000 });
    await waitFor(() => expect(backEnd.training.learners.works[0]?.content).toContain('48'), { timeout: 5000 });
    await open('78');
    await waitFor(() => expect(work.exercise.task?.number).toBe('78'));
    expect(screen.queryByTestId('asking-review')).toBeNull();
    await work.resume('review/77');
    await waitFor(() => expect(field('months-longest').value).toBe('48'));
    expect(field('choice-condition/1-2').checked).toBe(true);
    expect(screen.getByTestId('review-continued').textContent).toContain('前回の記入');
    await fillIn();
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(said()).toContain('全ての行に正しく'));
    expect(backEnd.training.learners.works).toEqual([]);
    expect(backEnd.training.learners.attempts.map(({ attempt }) => attempt.task)).toEqual(['review/77']);
  });
});
