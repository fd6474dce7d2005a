import { describe, expect, it } from 'vitest';

import { LatestOnly } from '../../src/parts/latest-only';

describe('searching while typing', () => {
  it('asks one question at a time and then only the newest', async () => {
    const asked: string[] = [];
    const answers: string[] = [];
    let end: () => void = () => undefined;
    const search = new LatestOnly<string, string>(
      (question) => {
        asked.push(question);
        return new Promise((resolve) => {
          end = () => resolve(question.toUpperCase());
        });
      },
      (answer) => answers.push(answer),
      () => undefined,
    );
    for (const text of ['y', 'ya', 'yam', 'yama']) search.put(text);
    expect(asked).toEqual(['y']);
    end();
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toEqual(['y', 'yama']);
    end();
    await new Promise((resolve) => setTimeout(resolve));
    expect(answers).toEqual(['YAMA']);
  });

  it('goes on after a question that failed', async () => {
    const answers: string[] = [];
    const failures: unknown[] = [];
    const search = new LatestOnly<string, string>(
      (question) => (question === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(question)),
      (answer) => answers.push(answer),
      (cause) => failures.push(cause),
    );
    search.put('bad');
    await new Promise((resolve) => setTimeout(resolve));
    search.put('good');
    await new Promise((resolve) => setTimeout(resolve));
    expect([answers, failures.length]).toEqual([['good'], 1]);
  });
});
