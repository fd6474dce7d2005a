import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';
import { click, openTransfer, type } from './transfer';

let backEnd: FakeBackEnd;
beforeEach(() => (backEnd = startProgram()));
afterEach(() => backEnd.remove());

const called = (command: string) => backEnd.calls.filter((call) => call.command === command);

/** Three cases: the first two to be given, the third with a conflict. */
function fill() {
  const made = ['架空 一子', '架空 二子', '架空 三子'].map((name) =>
    backEnd.addCase({ application: { ...backEnd.addCase().application, name } }),
  );
  backEnd.cases.splice(0, backEnd.cases.length, ...made);
  return made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
}

async function row(id: number): Promise<HTMLElement> {
  await screen.findAllByTestId('give-row');
  const found = screen.getAllByTestId('give-row').find((one) => one.dataset['case'] === String(id));
  if (!found) throw new Error(`no row of case ${id}`);
  return found;
}

/** Saves the bundle once a place is proposed. */
async function save() {
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('save-bundle').disabled).toBe(false));
  await click('save-bundle');
}

const pick = async (id: number) => fireEvent.click(within(await row(id)).getByTestId('give-pick'));

describe('渡す', () => {
  it('leads to the other computers where none is confirmed yet', async () => {
    fill();
    backEnd.transfer.addPeer(undefined, 'unconfirmed');
    await openTransfer('give');
    expect((await screen.findByTestId('no-peer')).textContent).toMatch(/確認番号をまだ確かめていません/);
    await click('to-peers');
    expect(await screen.findByTestId('peer-row')).toBeTruthy();
  });

  it('lends the chosen cases to the only confirmed computer and says what to do next', async () => {
    const [first, second] = fill();
    const peer = backEnd.transfer.addPeer();
    await openTransfer('give');
    await pick(first.id);
    await pick(second.id);
    await save();
    const told = await screen.findByTestId('given');
    expect(told.textContent).toMatch(/2件の束を保存しました/);
    expect(told.textContent).toContain(peer.name);
    expect(called('make_bundle')[0]?.payload).toMatchObject({ peer: peer.number, cases: [first.id, second.id], handover: 'lend' });
    await click('give-again');
    expect(within(await row(first.id)).getByTestId('lent-out').textContent).toContain(peer.name);
    expect(screen.getByTestId('give-chosen').textContent).toMatch(/^0件/);
  });

  it('asks for the computer where there are several', async () => {
    const [first] = fill();
    backEnd.transfer.addPeer();
    const other = backEnd.transfer.addPeer({ name: '架空 別の端末', fingerprint: 'BBBB' });
    await openTransfer('give');
    await pick(first.id);
    expect(screen.queryByTestId('save-bundle')).toBeNull();
    await fireEvent.change(screen.getByTestId('give-peer'), { target: { value: String(other.number) } });
    await save();
    await screen.findByTestId('given');
    expect(called('make_bundle')[0]?.payload['peer']).toBe(other.number);
  });

  it('chooses all that was borrowed at once, to give it back', async () => {
    const [first, second] = fill();
    const peer = backEnd.transfer.addPeer();
    backEnd.transfer.lend(first, peer, 'in');
    backEnd.transfer.lend(second, peer, 'in');
    await openTransfer('give');
    await click('choose-borrowed');
    await fireEvent.click(screen.getByTestId('handover-deliver'));
    await save();
    expect((await screen.findByTestId('given')).textContent).toMatch(/「借用中」の表示は消えました/);
    expect(called('make_bundle')[0]?.payload).toMatchObject({ cases: [first.id, second.id], handover: 'deliver' });
  });

  it('does not offer a case with open conflicts, and says why', async () => {
    const [first, , third] = fill();
    backEnd.transfer.addPeer();
    backEnd.transfer.conflicts = [conflictOf(third.id)];
    await openTransfer('give');
    const refused = await row(third.id);
    expect(within(refused).getByTestId<HTMLInputElement>('give-pick').disabled).toBe(true);
    expect(refused.textContent).toMatch(/解決するまで渡せません/);
    await click('give-all');
    expect(within(await row(first.id)).getByTestId<HTMLInputElement>('give-pick').checked).toBe(true);
    expect(screen.getByTestId('give-chosen').textContent).toMatch(/^2件/);
  });

  it('does not offer a case that is with another computer, and says where it is', async () => {
    const [first, second] = fill();
    const lender = backEnd.transfer.addPeer();
    const other = backEnd.transfer.addPeer({ name: '架空 別の端末', fingerprint: 'BBBB' });
    backEnd.transfer.lend(first, lender, 'out');
    await openTransfer('give');
    const pickOf = async (id: number) => within(await row(id)).getByTestId<HTMLInputElement>('give-pick');
    const reason = `貸出中のため、${lender.name}のほかには渡せません`;
    const lent = await pickOf(first.id);
    expect(lent.disabled).toBe(true);
    const described = document.getElementById(lent.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toContain(reason);
    await click('give-all');
    expect(lent.checked).toBe(false);
    expect((await pickOf(second.id)).checked).toBe(true);

    // What it was sent may be sent there again.
    await fireEvent.change(screen.getByTestId('give-peer'), { target: { value: String(lender.number) } });
    expect(lent.disabled).toBe(false);
    await pick(first.id);
    await fireEvent.change(screen.getByTestId('give-peer'), { target: { value: String(other.number) } });
    expect(screen.getByTestId('give-barred').textContent).toMatch(/^1件は/);
    expect(within(screen.getByRole('list', { name: '渡す事例' })).getByText(new RegExp(reason))).toBeTruthy();
    expect(screen.queryByTestId('save-bundle')).toBeNull();
    await click('drop-barred');
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/束のファイルに保存する/));
    expect(lent.checked).toBe(false);
    await save();
    await screen.findByTestId('given');
    expect(called('make_bundle')[0]?.payload['cases']).not.toContain(first.id);
  });

  it('lends nothing on that was borrowed', async () => {
    const [first] = fill();
    backEnd.transfer.lend(first, backEnd.transfer.addPeer(), 'in');
    await openTransfer('give');
    await pick(first.id);
    expect(screen.getByTestId('give-barred').parentElement?.textContent).toMatch(/「返却・引渡し」でだけ渡せます/);
    expect(screen.queryByTestId('save-bundle')).toBeNull();
    await fireEvent.click(screen.getByTestId('handover-deliver'));
    await save();
    expect(await screen.findByTestId('given')).toBeTruthy();
  });

  it('keeps what was chosen while it searches and after a refusal', async () => {
    const [first] = fill();
    backEnd.transfer.addPeer();
    await openTransfer('give');
    await pick(first.id);
    await type('give-search', '二子');
    await waitFor(() => expect(screen.getAllByTestId('give-row')).toHaveLength(1));
    expect(screen.getByTestId('give-chosen').textContent).toMatch(/^1件/);
    await type('bundle-path', '/media/usb/既存.nintei-bundle');
    await click('save-bundle');
    expect((await screen.findByText(/同じ名前のファイルがあります/)).textContent).toBeTruthy();
    await click('bundle-replace-now');
    expect((await screen.findByTestId('given-path')).textContent).toContain('既存');
  });
});

function conflictOf(id: number) {
  const side = { value: '1 できる', by: '架空 調査子', at: '2026-11-20T10:00:00+09:00' };
  return {
    id: 1, case: id, number: id, name: '', kind: 'answer' as const, item: '1-3', label: '回答（1-3 寝返り）',
    base: null, ours: side, theirs: side, peer: '架空', taken_at: side.at,
  };
}
