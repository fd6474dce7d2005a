import { describe, expect, it } from 'vitest';

import { Serial } from '../../../../src/screens/case/serial';
import { SurveyAnswers } from '../../../../src/screens/case/survey/survey-answers.svelte';
import type { AnswerSaved } from '../../../../src/types';

type Sent = { item: string; numbers: number[] | null; end: (cause?: unknown) => void };

/** Answers whose requests end when the test says so. */
function answers(before: Record<string, number[]> = {}) {
  const sent: Sent[] = [];
  const serial = new Serial();
  const survey = new SurveyAnswers(
    ['1-1', '1-3', '1-4', '6'],
    before,
    serial,
    (item, numbers) =>
      new Promise<AnswerSaved>((resolve, reject) => {
        const end = (cause?: unknown) =>
          cause === undefined ? resolve({ item, numbers } as AnswerSaved) : reject(cause);
        sent.push({ item, numbers, end });
      }),
    () => undefined,
  );
  return { survey, sent, serial };
}

/** Everything that can go on without another answer of the back end has gone on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));
const refused = { code: 'store-full', message: '保存できません。' };

describe('saving answers', () => {
  it('shows an answer at once and calls it saved only when the file has it', async () => {
    const { survey, sent } = answers();
    survey.give('1-3', [2]);
    await settled();
    expect([survey.given('1-3'), survey.saved('1-3'), survey.state('1-3')]).toEqual([[2], null, 'saving']);
    sent[0]?.end();
    await settled();
    expect([survey.saved('1-3'), survey.state('1-3')]).toEqual([[2], 'saved']);
  });

  it('sends one request at a time, so that an older answer cannot overtake a newer one', async () => {
    const { survey, sent } = answers();
    survey.give('1-3', [2]);
    survey.give('1-3', [3]);
    survey.give('1-4', [1]);
    await settled();
    expect(sent).toHaveLength(1);
    sent[0]?.end();
    await settled();
    expect(sent.map(({ item, numbers }) => [item, numbers])).toEqual([
      ['1-3', [2]],
      ['1-3', [3]],
    ]);
    expect([survey.given('1-3'), survey.state('1-3')]).toEqual([[3], 'saving']);
  });

  it('keeps an answer on the screen that could not be saved, and saves it on retry', async () => {
    const { survey, sent } = answers({ '1-3': [1] });
    survey.give('1-3', [2]);
    await settled();
    sent[0]?.end(refused);
    await settled();
    expect([survey.given('1-3'), survey.saved('1-3'), survey.state('1-3')]).toEqual([[2], [1], 'failed']);
    expect(survey.refusal('1-3')).toEqual(refused);
    expect(survey.failed).toEqual(['1-3']);
    void survey.retry('1-3');
    await settled();
    sent[1]?.end();
    await settled();
    expect([survey.saved('1-3'), survey.state('1-3'), survey.failed]).toEqual([[2], 'saved', []]);
  });

  it('does not hold back the answers after one that failed', async () => {
    const { survey, sent } = answers();
    survey.give('1-3', [2]);
    survey.give('1-4', [1]);
    await settled();
    sent[0]?.end(refused);
    await settled();
    sent[1]?.end();
    await settled();
    expect([survey.state('1-3'), survey.state('1-4')]).toEqual(['failed', 'saved']);
  });

  it('forgets the failure of an answer that a newer one replaced', async () => {
    const { survey, sent } = answers();
    survey.give('1-3', [2]);
    survey.give('1-3', [3]);
    await settled();
    sent[0]?.end(refused);
    await settled();
    sent[1]?.end();
    await settled();
    expect([survey.saved('1-3'), survey.state('1-3')]).toEqual([[3], 'saved']);
  });

  it('sends nothing where the file has the answer already', async () => {
    const { survey, sent } = answers({ '1-1': [2, 4] });
    survey.give('1-1', [4, 2]);
    await settled();
    expect(sent).toEqual([]);
  });

  it('tells なし from no answer', async () => {
    const { survey, sent } = answers();
    survey.give('6', []);
    await settled();
    sent[0]?.end();
    await settled();
    expect([survey.saved('6'), survey.state('6')]).toEqual([[], 'saved']);
    survey.give('6', null);
    await settled();
    sent[1]?.end();
    await settled();
    expect([survey.saved('6'), survey.state('6')]).toEqual([null, 'empty']);
  });

  it('shows what undo put back, but keeps an answer that is not saved', async () => {
    const { survey, sent } = answers({ '1-3': [1], '1-4': [2] });
    survey.put('1-4', null);
    expect([survey.given('1-4'), survey.state('1-4')]).toEqual([null, 'empty']);
    survey.give('1-3', [2]);
    await settled();
    sent[0]?.end(refused);
    await settled();
    survey.put('1-3', null);
    expect([survey.given('1-3'), survey.saved('1-3'), survey.state('1-3')]).toEqual([[2], null, 'failed']);
  });
});
