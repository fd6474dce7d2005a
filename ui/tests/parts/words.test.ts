import { describe, expect, it } from 'vitest';

import { wordsOf } from '../../src/parts/sheet/words';

/** A stream as WebKitGTK has it: read by a reader only. */
function stream(parts: unknown[]) {
  return {
    getReader: () => ({
      read: async () => (parts.length === 0 ? { done: true } : { done: false, value: parts.shift() }),
    }),
  };
}

describe('the words of a page', () => {
  it('are read to the end, in order, without what is no text', async () => {
    const page = {
      streamTextContent: () =>
        stream([{ items: [{ str: '一次判定結果票' }, { type: 'beginMarkedContent' }] }, { items: [{ str: '試算' }] }]),
    };
    expect(await wordsOf(page as never)).toBe('一次判定結果票 試算');
  });
});
