import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { questions } from '../../../fake/form';
import { focused, openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

/** The last option of every question, 左上肢 with 左下肢, both knees, and three treatments. */
const wanted: Record<string, number[]> = Object.fromEntries(
  questions.map((question) => [question.id, [question.options.length]]),
);
wanted['1-1'] = [2, 4];
wanted['1-2'] = [4];
wanted['6'] = [1, 10, 12];

const caps = '1234567890-^';

describe('a whole survey by keyboard', () => {
  it('takes at most 100 key presses and saves every answer, however fast they follow each other', async () => {
    backEnd = startProgram();
    const fake = await openSurvey(backEnd);
    let presses = 0;
    const type = async (key: string) => {
      presses += 1;
      await pressKey(key);
    };
    for (const question of questions) {
      for (const no of wanted[question.id] ?? []) await type(caps[no - 1] ?? '');
      if (question.multiple) await type('Enter');
    }
    await waitFor(() => expect(fake.answers).toEqual(wanted));
    await waitFor(() => {
      for (const question of questions) {
        const row = screen.getByTestId(`item-${question.id}`);
        expect(row.dataset['state']).toBe('saved');
        expect(row.dataset['answer']).toBe(wanted[question.id]?.join(','));
      }
    });
    await waitFor(() => expect(screen.getByTestId('progress').textContent).toContain('74/74'));
    expect(presses).toBeLessThanOrEqual(100);
  });

  it('goes back by Backspace, corrects, and takes back by Delete', async () => {
    backEnd = startProgram();
    const fake = await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    expect(focused()).toBe('1-3');
    await pressKey('1');
    await pressKey('Backspace');
    expect(focused()).toBe('1-3');
    await pressKey('2');
    await waitFor(() => expect(fake.answers['1-3']).toEqual([2]));
    await pressKey('Backspace');
    await pressKey('Delete');
    await waitFor(() => expect(fake.answers['1-3']).toBeUndefined());
    expect(screen.getByTestId('item-1-3').dataset['answer']).toBeUndefined();
  });

  it('jumps to an item number typed after a slash', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd);
    await pressKey('/');
    const jump = screen.getByTestId<HTMLInputElement>('jump');
    expect(document.activeElement).toBe(jump);
    jump.value = '４１２';
    jump.dispatchEvent(new Event('input'));
    await pressKey('Enter');
    expect(focused()).toBe('4-12');
    expect(jump.value).toBe('');
  });

  it('answers by mouse as by key', async () => {
    backEnd = startProgram();
    const fake = await openSurvey(backEnd);
    const row = screen.getByTestId('item-2-4');
    [...row.querySelectorAll<HTMLElement>('[role="radio"]')].find((option) => option.textContent?.includes('全介助'))?.click();
    await waitFor(() => expect(fake.answers['2-4']).toEqual([4]));
    await waitFor(() => expect(focused()).toBe('2-5'));
  });

  it('sends the answers one after another in the order given', async () => {
    backEnd = startProgram();
    let open = 0;
    let most = 0;
    backEnd.before = async ({ command }) => {
      if (command !== 'answer') return;
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      open -= 1;
    };
    await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    for (const key of ['1', '2', '3', '1', '2']) await pressKey(key);
    await waitFor(() => expect(backEnd.calls.filter(({ command }) => command === 'answer')).toHaveLength(5));
    expect(backEnd.calls.filter(({ command }) => command === 'answer').map(({ payload }) => payload['item'])).toEqual([
      '1-3', '1-4', '1-5', '1-6', '1-7',
    ]);
    expect(most).toBe(1);
  });
});

describe('an answer that cannot be saved', () => {
  const refusal = { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };

  it('stays on the screen, says why, and is saved by the retry', async () => {
    backEnd = startProgram();
    const fake = await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    backEnd.before = ({ command }) => {
      if (command === 'answer') throw refusal;
    };
    await pressKey('2');
    const row = screen.getByTestId('item-1-3');
    await waitFor(() => expect(row.dataset['state']).toBe('failed'));
    expect(row.textContent).toContain(refusal.message);
    expect(row.querySelector('[aria-checked="true"]')?.textContent).toContain('何かにつかまればできる');
    expect(row.dataset['answer']).toBeUndefined();

    backEnd.before = () => undefined;
    screen.getByText('もう一度保存する').click();
    await waitFor(() => expect(row.dataset['state']).toBe('saved'));
    expect(fake.answers['1-3']).toEqual([2]);
  });

  it('keeps the person from leaving or locking without knowing', async () => {
    backEnd = startProgram();
    await openSurvey(backEnd, { answers: { '1-1': [1], '1-2': [1] } });
    backEnd.before = ({ command }) => {
      if (command === 'answer') throw refusal;
    };
    await pressKey('2');
    await waitFor(() => expect(screen.getByTestId('item-1-3').dataset['state']).toBe('failed'));
    screen.getByTestId('lock').click();
    const notice = await screen.findByTestId('unsaved');
    expect(notice.textContent).toContain('1-3 寝返り');
    expect(backEnd.state).toBe('open');
    screen.getByTestId('leave-unsaved').click();
    await waitFor(() => expect(backEnd.state).toBe('locked'));
  });
});
