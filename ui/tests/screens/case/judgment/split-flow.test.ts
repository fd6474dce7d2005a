import { screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { complete, split } from '../../../fake/judgments';
import { startProgram } from '../../../fake/page';
import { openPart } from './part';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

describe('the flow of 図表6', () => {
  it('is a list in which each box says in words whether the case comes there', async () => {
    backEnd = startProgram(() => split);
    await openPart(backEnd, 'judgment-steps');
    const flow = screen.getByTestId('split-flow');
    expect(flow.tagName).toBe('OL');
    const words = [...flow.querySelectorAll('[data-box]')].map((box) => box.textContent?.replace(/\s+/g, ' ').trim());
    expect(words).toHaveLength(4);
    expect(words[0]).toMatch(/32\.0分以上50\.0分未満.*通る$/);
    expect(words[2]).toMatch(/蓋然性.*不明.*通る$/);
    expect(words[3]).toMatch(/安定しているか.*不明.*あり得る$/);
    const ends = within(flow).getAllByText('要介護1').map((end) => end.closest('li')?.textContent?.replace(/\s+/g, ' '));
    expect(ends[0]).toMatch(/ともにⅡ以上.*通らない/);
    expect(ends[1]).toMatch(/50%以上.*あり得る/);
  });

  it('leads aside where the total alone decides', async () => {
    backEnd = startProgram(() => complete);
    await openPart(backEnd, 'judgment-steps');
    const aside = screen.getByText('合計で決まる区分').closest('li');
    expect(aside?.dataset['reach']).toBe('taken');
    expect(aside?.textContent).toContain('通る');
  });
});
