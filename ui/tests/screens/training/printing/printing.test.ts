import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CalculationTask, WorksheetRequest } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { pressKey, startProgram } from '../../../fake/page';
import { openCourse } from '../screen';

// Reading a PDF needs a browser; what is looked at here is what stands around it.
vi.mock('../../../../src/parts/sheet/pdf', () => ({
  readPdf: () => ({ promise: Promise.resolve({ numPages: 4 }), destroy: () => Promise.resolve() }),
}));

let backEnd: FakeBackEnd;

beforeEach(() => {
  backEnd = startProgram();
  backEnd.training.exercises.add('認知症加算のある事例');
  openCourse();
});
afterEach(() => backEnd.remove());

const toMaterial = async () => {
  await pressKey('6', { altKey: true, code: 'Digit6' });
  await screen.findByTestId('print-number');
};
const put = (testid: string, value: string) => fireEvent.input(screen.getByTestId(testid), { target: { value } });
const asked = (command: string) =>
  backEnd.calls.findLast((call) => call.command === command)?.payload['request'] as WorksheetRequest | undefined;
const tasks = (command: string): CalculationTask[] => {
  const wanted = asked(command)?.tasks;
  return wanted && 'calculation' in wanted ? wanted.calculation : [];
};

describe('worksheets on paper', () => {
  it('are made of a row of numbers, shown by the first and saved in one file', async () => {
    await toMaterial();
    await put('print-number', '１２０３４５');
    await put('print-count', '30');
    expect(screen.getByTestId('print-row').textContent).toContain('課題番号120345から120374まで、30課題');
    await waitFor(() => expect(tasks('draw_worksheet')).toHaveLength(1));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('worksheet-path').value).toContain('計算用紙'));
    await fireEvent.click(screen.getByTestId('save-worksheet'));
    await screen.findByTestId('worksheet-saved');
    const request = asked('save_worksheets');
    expect(request).toMatchObject({ paper: 'a4', part: 'blank' });
    expect(tasks('save_worksheets')).toHaveLength(30);
    expect(tasks('save_worksheets').at(-1)).toMatchObject({ kind: 'drawn', number: '120374' });
  });

  it('keep the key apart, in a file of another name, on the paper that is wanted', async () => {
    await toMaterial();
    await fireEvent.click(screen.getByTestId('worksheet-part-key'));
    await fireEvent.click(screen.getByTestId('worksheet-paper-a3'));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('worksheet-path').value).toContain('解答'));
    await fireEvent.click(screen.getByTestId('save-worksheet'));
    await screen.findByTestId('worksheet-saved');
    expect(asked('save_worksheets')).toMatchObject({ paper: 'a3', part: 'key' });
  });

  it.each(['0', '61', '三十', ''])('are not made where the count is 「%s」, and that is said', async (count) => {
    await toMaterial();
    await put('print-count', count);
    expect(screen.getByTestId('print-row').textContent).toContain('1から60まで');
    expect(screen.getByTestId('print-count').getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByTestId('save-worksheet')).toBeNull();
  });

  it('say why a number is none, and keep what was typed', async () => {
    await toMaterial();
    await put('print-number', '七');
    expect(await screen.findByText(/課題番号「七」は数として読めません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('print-number').value).toBe('七');
    await put('print-number', '7');
    await waitFor(() => expect(screen.queryByText(/課題番号「七」/)).toBeNull());
  });

  it('can be stopped while they are made', async () => {
    await toMaterial();
    let stop = () => {};
    backEnd.training.exercises.printing = () => new Promise((done) => (stop = () => done('stopped')));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('worksheet-path').value).not.toBe(''));
    await fireEvent.click(screen.getByTestId('save-worksheet'));
    await fireEvent.click(await screen.findByTestId('cancel-work'));
    stop();
    expect((await screen.findByTestId('worksheet-stopped')).textContent).toContain('保存していません');
  });

  it('are made of the task on the screen', async () => {
    await screen.findByText(/八つの樹形図/);
    await fireEvent.change(screen.getByTestId('preset'), { target: { value: 'D3' } });
    await put('task-number', '4711');
    await fireEvent.click(screen.getByTestId('print-task'));
    expect((await screen.findByTestId<HTMLInputElement>('print-number')).value).toBe('4711');
    await waitFor(() => expect(screen.getByTestId<HTMLSelectElement>('preset').value).toBe('D3'));
    expect(document.activeElement?.textContent).toContain('演習の用紙の印刷');
  });
});

describe('worksheets on 簡素化 and 有効期間', () => {
  it('are made of a row of numbers on A4, and their key apart', async () => {
    await toMaterial();
    await fireEvent.click(screen.getByTestId('worksheet-paper-a3'));
    await fireEvent.click(screen.getByTestId('worksheet-kind-review'));
    expect(screen.queryByTestId('preset')).toBeNull();
    expect(screen.queryByTestId('worksheet-paper-a3')).toBeNull();
    await put('print-number', '７７');
    await put('print-count', '3');
    expect(screen.getByTestId('print-row').textContent).toContain('課題番号77から79まで、3課題');
    await waitFor(() => expect(asked('draw_worksheet')?.tasks).toEqual({ review: ['77'] }));
    await fireEvent.click(screen.getByTestId('worksheet-part-key'));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('worksheet-path').value).toContain('解答_簡素化'));
    await fireEvent.click(screen.getByTestId('save-worksheet'));
    await screen.findByTestId('worksheet-saved');
    expect(asked('save_worksheets')).toEqual({ tasks: { review: ['77', '78', '79'] }, paper: 'a4', part: 'key' });
  });

  it('are made of the exercise on the screen', async () => {
    await pressKey('2', { altKey: true, code: 'Digit2' });
    await fireEvent.input(await screen.findByTestId('review-number'), { target: { value: '4712' } });
    await fireEvent.click(screen.getByTestId('print-review'));
    expect((await screen.findByTestId<HTMLInputElement>('print-number')).value).toBe('4712');
    await waitFor(() => expect(asked('draw_worksheet')?.tasks).toEqual({ review: ['4712'] }));
    expect(document.activeElement?.textContent).toContain('演習の用紙の印刷');
  });
});

describe('exercises from cases', () => {
  const row = () => screen.findByTestId('exercise');

  it('are printed, without a number or a count', async () => {
    await toMaterial();
    await fireEvent.click(within(await row()).getByTestId('print-exercise'));
    await waitFor(() => expect(screen.queryByTestId('print-count')).toBeNull());
    await waitFor(() => expect(tasks('draw_worksheet')).toEqual([{ kind: 'kept', exercise: 1 }]));
  });

  it('are opened on the screen, and are not called made up', async () => {
    await screen.findByText(/教材1 認知症加算のある事例/);
    await fireEvent.change(screen.getByTestId('preset'), { target: { value: 'kept/1' } });
    expect(screen.queryByTestId('task-number')).toBeNull();
    await fireEvent.click(screen.getByTestId('open-task'));
    await screen.findByTestId('line-points/1-3');
    const answers = screen.getByRole('region', { name: /設例の回答/ });
    expect(answers.textContent).toContain('事例から');
    expect(answers.textContent).not.toContain('架空');
  });

  it('are renamed in place; an empty name is refused and the field stays', async () => {
    await toMaterial();
    await fireEvent.click(within(await row()).getByTestId('rename-exercise'));
    const field = screen.getByTestId('exercise-title');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await fireEvent.input(field, { target: { value: ' ' } });
    await fireEvent.submit(field.closest('form') ?? document.body);
    expect(await screen.findByText(/教材の名前が空欄です/)).toBeTruthy();
    await fireEvent.input(field, { target: { value: '境目の事例' } });
    await fireEvent.submit(field.closest('form') ?? document.body);
    await waitFor(async () => expect((await row()).textContent).toContain('境目の事例'));
  });

  it('are removed only when that is confirmed', async () => {
    await toMaterial();
    await fireEvent.click(within(await row()).getByTestId('remove-exercise'));
    expect(document.activeElement?.textContent).toBe('削除しない');
    expect(backEnd.training.exercises.kept).toHaveLength(1);
    await fireEvent.click(screen.getByTestId('sure-to-remove-exercise'));
    expect(await screen.findByTestId('no-exercises')).toBeTruthy();
    expect(backEnd.training.exercises.kept).toHaveLength(0);
  });
});
