import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';
import { click, openTransfer, type } from './transfer';

const stick = '/media/usb/a.nintei-bundle';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
  const { transfer } = backEnd;
  const fake = backEnd.addCase();
  const { number } = transfer.addPeer();
  transfer.bundles[stick] = {
    from: number,
    made_at: '2026-11-20T17:20:00+09:00',
    handover: 'deliver',
    cases: [
      { number: 7, ours: fake.id, name: '架空 一子', verdict: { verdict: 'conflicts', places: 3, conflicts: 2 } },
      { number: 8, ours: null, name: '架空 二子', verdict: { verdict: 'new' } },
    ],
  };
  transfer.taken = { new: 1, changed: 1, places: 3, conflicts: 2, unchanged: 0, refused: [{ number: 9, because: '調査票がありません。' }], without_investigator: [3] };
});
afterEach(() => backEnd.remove());

async function look(path = stick) {
  await type('take-path', path);
  await click('look-bundle');
}

describe('受け取る', () => {
  it('tells what a bundle would change before anything is taken', async () => {
    await openTransfer('take');
    await look();
    const rows = await screen.findAllByTestId('preview-row');
    expect(rows.map((row) => row.dataset['verdict'])).toEqual(['conflicts', 'new']);
    expect(rows[0]?.textContent).toMatch(/両方で変えた2か所/);
    expect(backEnd.calls.some(({ command }) => command === 'take_bundle')).toBe(false);
  });

  it('takes it, reports, and leads to the conflicts', async () => {
    await openTransfer('take');
    await look();
    await click('take-bundle');
    const report = await screen.findByTestId('taken');
    expect(report.textContent).toMatch(/新しい事例\s*1件/);
    expect(screen.getByTestId('taken-refused').textContent).toMatch(/相手の整理番号9：調査票がありません。/);
    expect(screen.getByTestId('without-investigator').textContent).toMatch(/整理番号3は、調査員が/);
    await click('to-conflicts');
    expect(screen.getByTestId('tab-conflicts').getAttribute('aria-selected')).toBe('true');
  });

  it('takes nothing of a file that was exchanged after it was looked at, and says so', async () => {
    await openTransfer('take');
    await look();
    await screen.findByTestId('take-bundle');
    const seen = backEnd.transfer.bundles[stick];
    if (seen) backEnd.transfer.bundles[stick] = { ...seen, made_at: '2026-11-21T09:00:00+09:00' };
    await click('take-bundle');
    expect(await screen.findByText(/入れ替わっています。何も取り込んでいません/)).toBeTruthy();
    expect(screen.queryByTestId('taken')).toBeNull();
    await look();
    await click('take-bundle');
    expect(await screen.findByTestId('taken')).toBeTruthy();
  });

  it('says that a bundle was taken already and offers no second taking', async () => {
    await openTransfer('take');
    await look();
    await click('take-bundle');
    await screen.findByTestId('taken');
    await look();
    expect(await screen.findByTestId('taken-before')).toBeTruthy();
    expect(screen.queryByTestId('take-bundle')).toBeNull();
  });

  it('shows why a file is refused and keeps its place', async () => {
    await openTransfer('take');
    await look('/media/usb/写真.jpg');
    expect(await screen.findByText(/引渡しの束ではありません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('take-path').value).toBe('/media/usb/写真.jpg');
    await type('take-path', stick);
    await waitFor(() => expect(screen.queryByText(/引渡しの束ではありません/)).toBeNull());
  });
});
