import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';
import { whole } from '../../../fake/training';
import { openCourse, openTask as open } from '../screen';

let backEnd: FakeBackEnd;
let course: ReturnType<typeof openCourse>;

beforeEach(async () => {
  backEnd = startProgram();
  backEnd.training.learners.save(null, '架空 花子');
  backEnd.training.learners.save(null, '');
  course = openCourse();
  await screen.findByText('受講者2');
});
afterEach(() => backEnd.remove());

const field = (line = 'points/1-3') => screen.getByTestId<HTMLInputElement>(`number-${line}`);
const choose = (learner: string) => fireEvent.change(screen.getByTestId('learner'), { target: { value: learner } });
const works = () => backEnd.training.learners.works;

async function type(text: string, line = 'points/1-3'): Promise<void> {
  await fireEvent.input(field(line), { target: { value: text } });
  await fireEvent.change(field(line));
}

describe('the unfinished worksheet of a learner', () => {
  it('is kept without being asked for, and is there again when the same task is opened', async () => {
    await choose('1');
    await open('7');
    await type('4.2');
    await waitFor(() => expect(works()).toHaveLength(1));
    expect(works()[0]).toMatchObject({ learner: 1, kind: 'calculation', task: 'D1/7', title: 'D1 課題7' });
    await open('8');
    expect(field().value).toBe('');
    await open('7');
    await waitFor(() => expect(field().value).toBe('4.2'));
    expect(screen.getByTestId('continued').textContent).toContain('1行');
  });

  it('is in the file before that is locked, even right after the last key', async () => {
    await choose('1');
    await open('7');
    await type('4.2');
    await fireEvent.click(screen.getByTestId('lock'));
    await waitFor(() => expect(course.told.locked).toBe(1));
    expect(works()[0]?.content).toContain('4.2');
  });

  it('is not kept where nothing is recorded, and is given up only when that is confirmed', async () => {
    await open('7');
    await type('4.2');
    await fireEvent.click(screen.getByTestId('new-task'));
    expect((await screen.findByTestId('asking-task')).textContent).toContain('記入は消えます');
    expect(works()).toHaveLength(0);
    expect(backEnd.calls.some(({ command }) => command === 'keep_work')).toBe(false);
  });

  it('belongs to one learner: another sees none of it, and both find their own again', async () => {
    await choose('1');
    await open('7');
    await type('4.2');
    await choose('2');
    expect(await screen.findByText(/課題番号の設例は全て架空です/)).toBeTruthy();
    await open('7');
    expect(field().value).toBe('');
    await type('5.5');
    await choose('1');
    await waitFor(() => expect(field().value).toBe('4.2'));
    await waitFor(() => expect(works().map(({ learner }) => learner)).toEqual([1, 2]));
  });

  it('takes in what was filled in before anyone was chosen', async () => {
    await open('7');
    await type('4.2');
    await choose('1');
    await waitFor(() => expect(works()[0]?.content).toContain('4.2'));
    expect(field().value).toBe('4.2');
    expect(screen.getByText(/先に記入していた手計算を/)).toBeTruthy();
    await choose('');
    expect(await screen.findByText(/課題番号の設例は全て架空です/)).toBeTruthy();
  });

  it('is not written over by what was filled in before the learner was chosen', async () => {
    await choose('1');
    await open('7');
    await type('4.2');
    await waitFor(() => expect(works()).toHaveLength(1));
    cleanup();
    openCourse();
    await screen.findByText('受講者2');
    await open('7');
    await type('9.9');
    await choose('1');
    await screen.findByText(/課題番号の設例は全て架空です/);
    await open('7');
    await waitFor(() => expect(field().value).toBe('4.2'));
    await choose('');
    await waitFor(() => expect(field().value).toBe('9.9'));
  });

  it('can be begun anew, and that can be taken back until something is written', async () => {
    await choose('1');
    await open('7');
    await type('4.2');
    await open('8');
    await open('7');
    await fireEvent.click(await screen.findByTestId('begin-anew'));
    expect(field().value).toBe('');
    expect(works().find(({ task }) => task === 'D1/7')?.content).toContain('4.2');
    await fireEvent.click(screen.getByTestId('take-back'));
    expect(field().value).toBe('4.2');
  });

  it('counts the hints that were told, also those of another day', async () => {
    await choose('1');
    await open('7');
    await screen.findByTestId('line-points/1-3');
    await fireEvent.click(screen.getByTestId('hint-points/1-3'));
    await waitFor(() => expect(works()[0]?.content).toContain('hints'));
    await open('8');
    await open('7');
    await screen.findByText(/ヒント1/);
    await fireEvent.click(screen.getByTestId('hint-points/1-3'));
    await screen.findByText(/ヒント2/);
    await fireEvent.click(screen.getByTestId('mark'));
    await screen.findByText(/未記入 \d+行/);
    const marked = backEnd.calls.findLast(({ command }) => command === 'mark_calculation')?.payload;
    expect(marked).toMatchObject({ learner: 1, hints: [1, 1, 0] });
  });

  it('is given up once everything is right', async () => {
    await choose('1');
    await open('7');
    await type('4.2');
    await waitFor(() => expect(works()).toHaveLength(1));
    backEnd.training.commands['mark_calculation'] = () => ({
      sheet: { lines: whole.lines, unreadable: [] },
      lines: whole.lines.map(({ id }) => ({ id, verdict: 'right', words: '正解', sentence: null })),
      first_wrong: null,
      complete: true,
    });
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(works()).toHaveLength(0));
  });

  it('that cannot be kept says so, stays on the screen and is tried again', async () => {
    let full = true;
    backEnd.before = ({ command }) => {
      if (full && command === 'keep_work') throw { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };
    };
    await choose('1');
    await open('7');
    await type('4.2');
    expect(await screen.findByText(/ディスクの空きが足りない/)).toBeTruthy();
    expect(field().value).toBe('4.2');
    full = false;
    await type('5.5', 'points/1-4');
    await waitFor(() => expect(works()[0]?.content).toMatch(/4\.2.*5\.5/));
    await waitFor(() => expect(screen.queryByText(/ディスクの空きが足りない/)).toBeNull());
  });
});
