import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { questions } from '../../../fake/form';
import { focused, openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const answered = (until: string) =>
  Object.fromEntries(questions.slice(0, questions.findIndex(({ id }) => id === until)).map(({ id }) => [id, [1]]));

const shown = () =>
  [...document.querySelectorAll<HTMLElement>('[data-item]')]
    .filter((row) => !row.closest('[hidden]'))
    .map((row) => row.dataset['item']);

describe('the groups of the form', () => {
  it('are on the screen one at a time, whole', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd);
    expect(shown()).toEqual(questions.filter(({ id }) => id.startsWith('1-')).map(({ id }) => id));
    expect(screen.getByTestId('group-1').getAttribute('aria-current')).toBe('true');
  });

  it('change by themselves when the last question of one is answered', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd, { answers: answered('1-13') });
    expect(focused()).toBe('1-13');
    await pressKey('1');
    await waitFor(() => expect(focused()).toBe('2-1'));
    expect(shown()[0]).toBe('2-1');
    await waitFor(() => expect(screen.getByTestId('group-1').textContent).toContain('20/20'));
  });

  it('change by PageDown and PageUp, to the first question without an answer', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd, { answers: { ...answered('1-5'), '2-1': [1], '2-2': [1] } });
    await pressKey('PageDown');
    expect(focused()).toBe('2-3');
    await pressKey('PageDown');
    expect(focused()).toBe('3-1');
    await pressKey('PageUp');
    await pressKey('PageUp');
    expect(focused()).toBe('1-5');
    await pressKey('PageUp');
    expect(focused()).toBe('1-5');
  });

  it('change by the mouse and by a jump to an item of another group', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd);
    await fireEvent.click(screen.getByTestId('group-6'));
    await waitFor(() => expect(shown()).toEqual(['6']));
    await pressKey('/');
    await fireEvent.input(screen.getByTestId('jump'), { target: { value: '72' } });
    await pressKey('Enter');
    expect(focused()).toBe('7-2');
  });

  it('leave behind what was said in another', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd, { answers: answered('7-2') });
    await pressKey('1');
    await waitFor(() => expect(screen.getByTestId('notice').textContent).toBe('最後の項目です。'));
    await fireEvent.click(screen.getByTestId('group-1'));
    await waitFor(() => expect(screen.getByTestId('notice').textContent).toBe(''));
  });

  it('show the warnings of all groups, each with its two answers and a jump', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd, { answers: { ...answered('4-1'), '3-5': [2], '5-3': [1] } });
    const warning = screen.getByTestId('warning-36');
    expect(warning.textContent).toContain('3-5');
    await fireEvent.click(screen.getByText(/3-5 .*「できない」/));
    await waitFor(() => expect(focused()).toBe('3-5'));
  });
});
