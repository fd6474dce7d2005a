import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';
import { laptopCard, ownCard } from '../../fake/transfer';
import { click, openTransfer, type } from './transfer';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
  backEnd.addCase();
});
afterEach(() => backEnd.remove());

const peers = () => backEnd.transfer.peers.map(({ name, state }) => `${name} ${state}`);

describe('端末と相手', () => {
  it('begins with a name for this computer, whose card is shown then', async () => {
    backEnd.transfer.card = null;
    await openTransfer('peers');
    await type('station-name', '架空市 窓口');
    await click('name-station');
    expect((await screen.findByTestId('own-name')).textContent).toBe('架空市 窓口');
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('card-path').value).toMatch(/nintei-card$/));
    await click('save-card');
    expect((await screen.findByTestId('card-saved')).textContent).toMatch(/保存しました/);
    expect(screen.queryByTestId('open-card')).toBeNull();
  });

  it('keeps the name that was typed where it is refused', async () => {
    await openTransfer('peers');
    await click('rename-station');
    await type('station-name', 'あ'.repeat(41));
    await click('name-station');
    expect(await screen.findByText(/40字まで/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('station-name').value).toHaveLength(41);
  });

  it('registers another computer by its file; it is used only once the numbers were compared', async () => {
    await openTransfer('peers');
    await type('peer-card-path', '/media/usb/note3.nintei-card');
    await click('read-card');
    expect((await screen.findByTestId('card-seen')).textContent).toContain(laptopCard.name);
    await click('add-peer');
    await screen.findByTestId('compare');
    expect(peers()).toEqual([`${laptopCard.name} unconfirmed`]);
    expect(screen.getByTestId<HTMLButtonElement>('confirm-peer').disabled).toBe(true);
    await fireEvent.click(screen.getByTestId('same-number'));
    await click('confirm-peer');
    await waitFor(() => expect(screen.getByTestId('peer-state').textContent).toBe('確認済'));
    expect(peers()).toEqual([`${laptopCard.name} confirmed`]);
  });

  it('registers another computer by its code, and refuses one that is mistyped', async () => {
    backEnd.transfer.cards['NC1-GOOD'] = laptopCard;
    await openTransfer('peers');
    await fireEvent.click(await screen.findByTestId('card-by-code'));
    await type('card-code', 'NC1-GOOF');
    await click('read-card');
    expect(await screen.findByText(/端末カードとして読めません/)).toBeTruthy();
    await type('card-code', 'NC1-GOOD');
    await click('read-card');
    await click('add-peer');
    await waitFor(() => expect(peers()).toEqual([`${laptopCard.name} unconfirmed`]));
  });

  it('does not register its own card, nor one that is registered', async () => {
    backEnd.transfer.cards['/own'] = ownCard;
    backEnd.transfer.addPeer();
    await openTransfer('peers');
    await type('peer-card-path', '/own');
    await click('read-card');
    expect((await screen.findByTestId('card-seen')).textContent).toMatch(/この端末のカードです/);
    expect(screen.queryByTestId('add-peer')).toBeNull();
    await type('peer-card-path', '/media/usb/note3.nintei-card');
    await click('read-card');
    expect((await screen.findByTestId('card-seen')).textContent).toMatch(/すでに登録しています（確認済）/);
    expect(screen.queryByTestId('add-peer')).toBeNull();
  });

  it('stops a computer after it was asked', async () => {
    backEnd.transfer.addPeer();
    await openTransfer('peers');
    await click('begin-stop');
    await click('stop-peer-sure');
    await waitFor(() => expect(peers()).toEqual([`${laptopCard.name} stopped`]));
    await waitFor(() => expect(screen.getByTestId('peer-said').textContent).toMatch(/停止しました/));
  });

  it('can be looked at but not changed by an investigator', async () => {
    backEnd.transfer.addPeer();
    backEnd.people.me = backEnd.people.add({ name: '架空 調査子', roles: ['investigator'], investigator: null }).number;
    await openTransfer('peers');
    await screen.findByTestId('peer-row');
    for (const mark of ['rename-station', 'read-card', 'begin-stop']) expect(screen.queryByTestId(mark)).toBeNull();
  });

  it('is all of 引渡し that an administrator without cases sees', async () => {
    backEnd.people.me = backEnd.people.add({ name: '架空 管理', roles: ['administrator'], investigator: null }).number;
    await openTransfer('peers');
    expect(await screen.findByTestId('own-name')).toBeTruthy();
    expect(screen.queryByTestId('tab-give')).toBeNull();
  });
});
