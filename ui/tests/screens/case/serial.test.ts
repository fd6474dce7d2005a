import { describe, expect, it } from 'vitest';

import { Serial } from '../../../src/screens/case/serial';

/** A request that ends when the test says so. */
function request<Answer>() {
  let resolve: (answer: Answer) => void = () => undefined;
  const promise = new Promise<Answer>((end) => {
    resolve = end;
  });
  return { promise, resolve };
}

describe('the requests of one case', () => {
  it('start only when the one before has ended', async () => {
    const serial = new Serial();
    const started: string[] = [];
    const first = request<string>();
    const one = serial.run(() => {
      started.push('one');
      return first.promise;
    });
    const two = serial.run(() => {
      started.push('two');
      return Promise.resolve('second');
    });
    await Promise.resolve();
    expect(started).toEqual(['one']);
    first.resolve('first');
    expect(await Promise.all([one, two])).toEqual(['first', 'second']);
    expect(started).toEqual(['one', 'two']);
  });

  it('go on after one that failed, which tells only its own caller', async () => {
    const serial = new Serial();
    const failed = serial.run(() => Promise.reject(new Error('disk full')));
    const next = serial.run(() => Promise.resolve('saved'));
    await expect(failed).rejects.toThrow('disk full');
    await expect(next).resolves.toBe('saved');
  });

  it('are all over when idle ends', async () => {
    const serial = new Serial();
    const ended: string[] = [];
    void serial.run(async () => ended.push('one'));
    void serial.run(async () => ended.push('two'));
    await serial.idle();
    expect(ended).toEqual(['one', 'two']);
  });
});
