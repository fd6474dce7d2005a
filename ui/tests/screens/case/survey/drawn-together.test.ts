import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { Serial } from '../../../../src/screens/case/serial';
import { DrawnTogether } from '../../../../src/screens/case/survey/drawn-together';
import { SurveyAnswers } from '../../../../src/screens/case/survey/survey-answers.svelte';
import type { AnswerSaved } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { focused, openSurvey, pressKey, startProgram } from '../../../fake/page';

describe('what is drawn together', () => {
  afterEach(() => vi.useRealTimers());

  it('is held until it is drawn, and made once, in order', () => {
    const [drawing, made] = [new DrawnTogether(), [] as number[]];
    drawing.hold(() => made.push(1));
    drawing.hold(() => made.push(2));
    expect(made).toEqual([]);
    expect([drawing.draw(), made]).toEqual([true, [1, 2]]);
    expect([drawing.draw(), made]).toEqual([false, [1, 2]]);
  });

  it('is made after a frame where nothing draws it', () => {
    vi.useFakeTimers();
    const [drawing, made] = [new DrawnTogether(), [] as number[]];
    drawing.hold(() => made.push(1));
    vi.advanceTimersByTime(16);
    expect(made).toEqual([1]);
  });

  it('is an answer and that it is saved, or that it could not be', async () => {
    vi.useFakeTimers();
    const replies: { resolve: (saved: AnswerSaved) => void; reject: (cause: unknown) => void }[] = [];
    const send = () => new Promise<AnswerSaved>((resolve, reject) => replies.push({ resolve, reject }));
    const survey = new SurveyAnswers(['1-3'], {}, new Serial(), send, () => undefined);
    const drawing = new DrawnTogether();
    const now = () => [survey.given('1-3'), survey.state('1-3')];
    survey.give('1-3', [2], drawing);
    await vi.advanceTimersByTimeAsync(15);
    expect(now()).toEqual([null, 'empty']);
    replies[0]?.resolve({ item: '1-3', numbers: [2] } as AnswerSaved);
    await vi.advanceTimersByTimeAsync(0);
    expect(now()).toEqual([[2], 'saved']);
    survey.give('1-3', [3], drawing);
    await vi.advanceTimersByTimeAsync(16);
    expect(now()).toEqual([[3], 'saving']);
    survey.give('1-3', [1], drawing);
    await vi.advanceTimersByTimeAsync(0);
    replies[1]?.resolve({ item: '1-3', numbers: [3] } as AnswerSaved);
    await vi.advanceTimersByTimeAsync(0);
    expect(now()).toEqual([[1], 'saving']);
    replies[2]?.reject({ code: 'store-full', message: '保存できません。' });
    await vi.advanceTimersByTimeAsync(0);
    expect(now()).toEqual([[1], 'failed']);
  });
});

describe('an answer by key', () => {
  let backEnd: FakeBackEnd;
  afterEach(() => backEnd.remove());

  it('is drawn as being saved, and the next question shown, where the file takes its time', async () => {
    backEnd = startProgram();
    const fake = await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    let go = () => undefined as void;
    backEnd.before = ({ command }) => (command === 'answer' ? new Promise<void>((resolve) => (go = resolve)) : undefined);
    await pressKey('2');
    await waitFor(() => expect(screen.getByTestId('item-1-3').dataset['state']).toBe('saving'));
    await waitFor(() => expect(focused()).toBe('1-4'));
    go();
    await waitFor(() => expect(screen.getByTestId('item-1-3').dataset['state']).toBe('saved'));
    expect(fake.answers['1-3']).toEqual([2]);
  });

  it('takes the focus along before the next key: Enter goes on from the next question, not back to an option', async () => {
    backEnd = startProgram();
    const fake = await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    screen.getByTestId('item-1-3').querySelector<HTMLElement>('[role="radio"]')?.focus();
    await pressKey('2');
    await pressKey('Enter');
    await waitFor(() => expect(focused()).toBe('1-5'));
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
    expect(fake.answers['1-4']).toBeUndefined();
  });

  it('leaves the focus where it is set meanwhile by an arrow', async () => {
    backEnd = startProgram();
    const fake = await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    await pressKey('2');
    await pressKey('ArrowRight');
    await pressKey('1');
    await waitFor(() => expect(fake.answers['1-4']).toEqual([1]));
    expect(fake.answers['1-3']).toEqual([2]);
  });
});
