import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Deciding } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { complete } from '../../../fake/judgments';
import { startProgram } from '../../../fake/page';
import { openPart } from './part';

const told: Deciding = {
  total: [580, 582],
  care_levels: ['要介護2'],
  to_next_up: { levels: ['要介護3'], minutes: 118, total: 700 },
  to_next_down: { levels: ['要支援2', '要介護1'], minutes: 81, total: 499 },
  single_changes: [
    { subject: { kind: 'item', item: '2-4' }, name: '2-4 食事摂取', from: ['見守り等'], to: ['全介助'], numbers: [4], total: [702, 704], care_levels: ['要介護3'], direction: 'heavier' },
    { subject: { kind: 'opinion_dementia' }, name: '主治医意見書 認知症自立度', from: ['Ⅱa'], to: ['自立'], numbers: [1], total: [480, 482], care_levels: ['要介護1'], direction: 'lighter' },
  ],
  open_items: [
    { subject: { kind: 'tree', tree: 'hygiene' }, name: '樹形図 清潔保持', span: 231, levels_ruled_out: 1, options: [{ label: '1.2分', numbers: [], total: [520, 522], care_levels: ['要介護2'] }] },
    { subject: { kind: 'item', item: '4-12' }, name: '4-12 ひどい物忘れ', span: 12, levels_ruled_out: 0, options: [] },
  ],
};

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram(() => complete);
  backEnd.judging.decide = () => told;
});
afterEach(() => backEnd.remove());

describe('what decides the level', () => {
  it('tells the minutes to the boundary on both sides', async () => {
    await openPart(backEnd, 'judgment-deciding');
    expect((await screen.findByTestId('to-next-up')).textContent).toMatch(/重度化キワ\s*11\.8分\s*増えると要介護3/);
    expect(screen.getByTestId('to-next-down').textContent).toMatch(/軽度化キワ\s*8\.1分\s*減ると要支援2・要介護1/);
  });

  it('says where there is no boundary on a side', async () => {
    backEnd.judging.decide = () => ({ ...told, to_next_up: null });
    await openPart(backEnd, 'judgment-deciding');
    expect((await screen.findByTestId('to-next-up')).textContent).toContain('これより重い区分はありません');
  });

  it('leads from a single change to its item, or to the opinion', async () => {
    const { onjump, onopinion } = await openPart(backEnd, 'judgment-deciding');
    await fireEvent.click(await screen.findByRole('button', { name: '2-4 食事摂取' }));
    expect(onjump).toHaveBeenCalledWith({ at: 'Item', item: '2-4' });
    await fireEvent.click(screen.getByRole('button', { name: '主治医意見書 認知症自立度' }));
    expect(onopinion).toHaveBeenCalledOnce();
  });

  it('narrows the single changes to one direction, in words as well as signs', async () => {
    await openPart(backEnd, 'judgment-deciding');
    await fireEvent.click(await screen.findByTestId('direction-heavier'));
    const rows = screen.getAllByTestId('single-change');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.textContent).toContain('重くなる');
  });

  it('puts answers with the same outcome in one line of their item', async () => {
    const [change] = told.single_changes;
    if (!change) throw new Error('a single change is expected');
    backEnd.judging.decide = () => ({
      ...told,
      single_changes: [{ ...change, to: ['一部介助'], numbers: [3] }, change, { ...change, to: ['介助されていない'], numbers: [1], total: [500, 502] }],
    });
    await openPart(backEnd, 'judgment-deciding');
    const rows = (await screen.findAllByTestId('single-change')).map((row) => row.textContent?.replace(/\s+/g, ' '));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('一部介助 ／ 全介助');
    expect(rows[1]).toContain('50.0〜50.2');
  });

  it('puts a single change beside the survey without saving it', async () => {
    const { fake } = await openPart(backEnd, 'judgment-deciding');
    await fireEvent.click(await screen.findByRole('button', { name: /並べて見る/ }));
    expect((await screen.findByTestId('supposed-lines')).textContent).toContain('2-4 食事摂取');
    expect(screen.getByTestId('tab-judgment-beside').getAttribute('aria-selected')).toBe('true');
    expect(fake.answers['2-4']).toBeUndefined();
  });

  it('lists what is open, the most influential first, and leads to it', async () => {
    const { onjump } = await openPart(backEnd, 'judgment-deciding');
    const [first, second] = await screen.findAllByTestId('open-item');
    if (!first || !second) throw new Error('two open items are expected');
    expect(first.textContent).toContain('清潔保持');
    expect(first.textContent).toContain('23.1');
    await fireEvent.click(within(second).getByRole('button', { name: /この項目を開く/, hidden: true }));
    expect(onjump).toHaveBeenCalledWith({ at: 'Item', item: '4-12' });
    await fireEvent.click(within(first).getByRole('button', { name: /樹形図を開く/ }));
    expect((await screen.findByTestId<HTMLDetailsElement>('tree-hygiene')).open).toBe(true);
  });

  it('shows the ten most influential open items first, the others when asked', async () => {
    const many = Array.from({ length: 14 }, (_, at) => ({
      subject: { kind: 'item' as const, item: `4-${at + 1}` },
      name: `4-${at + 1} 項目`,
      span: 100 - at,
      levels_ruled_out: 0,
      options: [],
    }));
    backEnd.judging.decide = () => ({ ...told, open_items: many });
    await openPart(backEnd, 'judgment-deciding');
    expect(await screen.findAllByTestId('open-item')).toHaveLength(10);
    await fireEvent.click(screen.getByTestId('open-items-all'));
    expect(screen.getAllByTestId('open-item')).toHaveLength(14);
  });

  it('is computed anew when an answer changes', async () => {
    const { open } = await openPart(backEnd, 'judgment-deciding');
    await screen.findByTestId('to-next-up');
    backEnd.judging.decide = () => ({ ...told, to_next_up: { levels: ['要介護3'], minutes: 3, total: 700 } });
    open.survey.give('1-3', [2]);
    await waitFor(() => expect(screen.getByTestId('to-next-up').textContent).toContain('0.3分'));
  });
});
