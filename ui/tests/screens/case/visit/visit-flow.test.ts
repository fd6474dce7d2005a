import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import VisitScreen from '../../../../src/screens/case/visit/VisitScreen.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { questions } from '../../../fake/form';
import { pressKey, startProgram } from '../../../fake/page';
import { openVisit, shownItem } from './visit';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const touch = async (testid: string) => {
  await fireEvent.click(screen.getByTestId(testid));
  await tick();
};

const answered = (...items: string[]) => Object.fromEntries(items.map((item) => [item, [1]]));

/** Every question with one answer; the last option, three treatments, one limb. */
const wanted: Record<string, number[]> = Object.fromEntries(
  questions.map((question) => [question.id, [question.options.length]]),
);
wanted['6'] = [1, 10, 12];

describe('a visit by touch alone', () => {
  it('answers every question of the form, one to a screen', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd);
    for (const question of questions) {
      expect(shownItem()).toBe(question.id);
      for (const no of wanted[question.id] ?? []) await touch(`visit-option-${no}`);
      if (question.multiple) await touch('visit-next');
    }
    await waitFor(() => expect(fake.answers).toEqual(wanted));
    await waitFor(() => expect(screen.getByTestId('visit-progress').textContent).toContain('74/74'));
    expect(screen.getByTestId<HTMLButtonElement>('visit-unanswered').disabled).toBe(true);
  });

  it('shows the wording, the 評価軸, the look-back window and the options of the form', async () => {
    backEnd = startProgram();
    await openVisit(backEnd, { answers: answered('1-1', '1-2') });
    const item = screen.getByTestId('visit-item');
    for (const words of ['1-3', '寝返り', '能力', '概ね過去1週間', 'つかまらないでできる', '何かにつかまればできる', 'できない']) {
      expect(item.textContent).toContain(words);
    }
  });

  it('says what was answered after going on, and goes back to correct it', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, { answers: answered('1-1', '1-2') });
    await touch('visit-option-2');
    expect(shownItem()).toBe('1-4');
    expect(screen.getByTestId('visit-notice').textContent).toContain('1-3 寝返り: 何かにつかまればできる');
    await waitFor(() => expect(screen.getByTestId('visit-notice').textContent).toContain('保存済み'));
    await touch('visit-return');
    expect(shownItem()).toBe('1-3');
    await touch('visit-option-3');
    await waitFor(() => expect(fake.answers['1-3']).toEqual([3]));
  });

  it('takes an answer back', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, { answers: answered('1-1', '1-2', '1-3') });
    await touch('visit-back');
    expect(shownItem()).toBe('1-3');
    await touch('visit-take-back');
    await waitFor(() => expect(fake.answers['1-3']).toBeUndefined());
    expect(screen.getByTestId('visit-item').dataset['answer']).toBeUndefined();
    expect(screen.queryByTestId('visit-take-back')).toBeNull();
  });

  it('says none of the treatments', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd);
    await touch('visit-list');
    await touch('visit-goto-6');
    await touch('visit-none');
    await waitFor(() => expect(fake.answers['6']).toEqual([]));
    expect(screen.getByTestId('visit-none').getAttribute('aria-checked')).toBe('true');
  });

  it('goes to the next question without an answer, round the end of the form', async () => {
    backEnd = startProgram();
    const all = Object.fromEntries(questions.filter(({ id }) => id !== '1-5' && id !== '7-2').map(({ id }) => [id, [1]]));
    await openVisit(backEnd, { answers: all });
    expect(shownItem()).toBe('1-5');
    await touch('visit-unanswered');
    expect(shownItem()).toBe('7-2');
    await touch('visit-unanswered');
    expect(shownItem()).toBe('1-5');
  });

  it('flags what the visit was like, also by two quick taps', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, { answers: answered('1-1', '1-2') });
    screen.getByTestId('visit-flag-NotTried').click();
    screen.getByTestId('visit-flag-NobodyPresent').click();
    await waitFor(() => expect(fake.circumstances['1-3']).toEqual(['NotTried', 'NobodyPresent']));
    await waitFor(() => expect(screen.getByTestId('visit-flag-NotTried').getAttribute('aria-checked')).toBe('true'));
    await touch('visit-flag-NotTried');
    await waitFor(() => expect(fake.circumstances['1-3']).toEqual(['NobodyPresent']));
  });

  it('shows the answer of the last survey, and never the name of the person', async () => {
    backEnd = startProgram();
    const last = {
      case: 9,
      number: 9,
      surveyed_on: null,
      form: '令和6年4月版',
      answers: { '1-3': { numbers: [2], labels: ['何かにつかまればできる'] } },
      notes: {},
    };
    const { fake, container } = await openVisit(backEnd, { answers: answered('1-1', '1-2'), last });
    fake.application.name = '山田 花子';
    expect(screen.getByTestId('visit-last').textContent).toContain('何かにつかまればできる');
    expect(container.textContent).not.toContain('山田');
    expect(container.textContent).toContain('整理番号');
  });
});

describe('a visit by keyboard alone', () => {
  it('answers by digit, goes on by Enter, back by Backspace, takes back by Delete', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd);
    await pressKey('2');
    await pressKey('4');
    await pressKey('Enter');
    await pressKey('1');
    await pressKey('Enter');
    await pressKey('3');
    expect(shownItem()).toBe('1-4');
    await waitFor(() => expect(fake.answers).toEqual({ '1-1': [2, 4], '1-2': [1], '1-3': [3] }));
    await pressKey('Backspace');
    await pressKey('Delete');
    await waitFor(() => expect(fake.answers['1-3']).toBeUndefined());
  });

  it('reads the keys that an IME hides', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, { answers: answered('1-1', '1-2') });
    await pressKey('Process', { code: 'Digit2' });
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
    await pressKey('Process', { code: 'KeyM' });
    expect(document.activeElement).toBe(screen.getByTestId('visit-memo'));
  });

  it('goes into the memo by m and out of it by Escape, and digits there are text', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, { answers: answered('1-1', '1-2') });
    await pressKey('m');
    expect(document.activeElement).toBe(screen.getByTestId('visit-memo'));
    await pressKey('2');
    expect(shownItem()).toBe('1-3');
    expect(fake.answers['1-3']).toBeUndefined();
    await pressKey('Escape');
    await pressKey('2');
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
  });

  it('jumps to a number typed after a slash, and back from the list by Escape', async () => {
    backEnd = startProgram();
    await openVisit(backEnd);
    await pressKey('/');
    const jump = screen.getByTestId<HTMLInputElement>('jump');
    expect(document.activeElement).toBe(jump);
    await fireEvent.input(jump, { target: { value: '４１２' } });
    await pressKey('Enter');
    expect(shownItem()).toBe('4-12');
    expect(document.activeElement).toBe(screen.getByTestId('visit-item'));
    await pressKey('/');
    await pressKey('Escape');
    expect(shownItem()).toBe('4-12');
  });

  it('does not answer while the list is open', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, { answers: answered('1-1', '1-2') });
    await touch('visit-list');
    await pressKey('2');
    await touch('visit-list');
    expect(shownItem()).toBe('1-3');
    expect(fake.answers['1-3']).toBeUndefined();
  });
});

describe('the list of all items', () => {
  it('marks what is answered and what has a memo, and jumps', async () => {
    backEnd = startProgram();
    await openVisit(backEnd, { answers: answered('1-1', '1-2'), memos: { '2-1': '手を添える' } });
    await touch('visit-list');
    expect(screen.getByTestId('visit-goto-1-1').textContent).toContain('回答済み');
    expect(screen.getByTestId('visit-goto-1-3').textContent).toContain('未回答');
    expect(screen.getByTestId('visit-goto-1-3').textContent).not.toContain('メモ');
    expect(screen.getByTestId('visit-goto-2-1').textContent).toContain('メモ');
    await touch('visit-goto-2-1');
    expect(shownItem()).toBe('2-1');
    expect(screen.getByTestId<HTMLTextAreaElement>('visit-memo').value).toBe('手を添える');
  });
});

describe('leaving the visit and coming back', () => {
  it('keeps the item and the outdoor display', async () => {
    backEnd = startProgram();
    const { open, onclose, unmount } = await openVisit(backEnd);
    await touch('visit-list');
    await touch('visit-goto-3-4');
    await touch('visit-outdoors');
    expect(screen.getByTestId('visit').classList).toContain('outdoors');
    await touch('visit-close');
    await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    unmount();
    render(VisitScreen, { open, onclose: vi.fn() });
    expect(shownItem()).toBe('3-4');
    expect(screen.getByTestId('visit').classList).toContain('outdoors');
    expect(screen.getByTestId('visit-outdoors').getAttribute('aria-pressed')).toBe('true');
  });
});
