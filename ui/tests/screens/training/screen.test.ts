import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../fake/back-end';
import { pressKey, startProgram } from '../../fake/page';
import { openCourse } from './screen';

let backEnd: FakeBackEnd;
let course: ReturnType<typeof openCourse>;

beforeEach(async () => {
  backEnd = startProgram();
  backEnd.training.learners.save(null, '架空 花子');
  course = openCourse();
  await screen.findByText('受講者1 架空 花子');
});
afterEach(() => backEnd.remove());

const learner = () => screen.getByTestId<HTMLSelectElement>('learner');

describe('the screen of the course', () => {
  it.each([
    ['1', 'calculation'],
    ['2', 'review'],
    ['3', 'analysis'],
    ['4', 'notes'],
    ['5', 'record-sheet'],
    ['6', 'material'],
    ['7', 'learners'],
  ])('opens its part %s by Alt and the digit', async (digit, part) => {
    await pressKey(digit, { altKey: true, code: `Digit${digit}` });
    await waitFor(() => expect(screen.getByTestId(`tab-${part}`).getAttribute('aria-selected')).toBe('true'));
    expect(screen.getByRole('tabpanel').id).toBe(`panel-${part}`);
  });

  it('goes back to the cases by Alt and 0', async () => {
    await pressKey('0', { altKey: true, code: 'Digit0' });
    expect(course.told.left).toBe(1);
  });

  it('moves from part to part by the arrow keys, which keep the focus on the tabs', async () => {
    screen.getByTestId('tab-calculation').focus();
    await pressKey('ArrowLeft');
    await waitFor(() => expect(screen.getByTestId('tab-learners').getAttribute('aria-selected')).toBe('true'));
    expect(document.activeElement).toBe(screen.getByTestId('tab-learners'));
  });

  it('keeps the learner who was chosen through all parts', async () => {
    await fireEvent.change(learner(), { target: { value: '1' } });
    await waitFor(() => expect(course.work.learner).toBe(1));
    await pressKey('2', { altKey: true, code: 'Digit2' });
    await waitFor(() => expect(screen.getByTestId('tab-review').getAttribute('aria-selected')).toBe('true'));
    expect(learner().value).toBe('1');
  });

  it('says from where on a marking is recorded and from where not', async () => {
    expect(screen.getByText(/採点と途中の記入は残りません/)).toBeTruthy();
    await fireEvent.change(learner(), { target: { value: '1' } });
    expect(await screen.findByText(/このパソコンに残します/)).toBeTruthy();
  });

  it('leads from the learner to the page of the learners, with the focus', async () => {
    await fireEvent.click(screen.getByTestId('to-learners'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('受講者の一覧'));
  });

  it('is not locked over a record sheet that could not be saved, unless the person is sure', async () => {
    backEnd.before = ({ command }) => {
      if (command === 'save_record_sheet') throw { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };
    };
    await pressKey('5', { altKey: true, code: 'Digit5' });
    await fireEvent.click(await screen.findByTestId('new-record-sheet'));
    await fireEvent.input(await screen.findByTestId('record-insurer'), { target: { value: '架空市' } });
    await fireEvent.click(screen.getByTestId('lock'));
    expect((await screen.findByTestId('training-unsaved')).textContent).toContain('保存できていない入力');
    expect(course.told.locked).toBe(0);
    await fireEvent.click(screen.getByTestId('lock-unsaved'));
    await waitFor(() => expect(course.told.locked).toBe(1));
  });
});
