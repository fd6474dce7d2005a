// 引渡し in memory: what another computer did is put here by a test.

import type {
  BundlePreview,
  BundleTaken,
  CaseVerdict,
  CardSeen,
  CardSource,
  ConflictView,
  Handover,
  LentCase,
  OwnCard,
  PeerState,
  PeerView,
  ReceivedLineView,
  TransferState,
} from '../../src/types';
import { refuse, type FakeCase } from './case';

type Payload = Record<string, unknown>;

/** A bundle as it lies in a file. */
export type FakeBundle = Omit<BundlePreview, 'from' | 'taken_before' | 'digest'> & { from: number };

const moment = '2026-11-21T14:03:00+09:00';

export const ownCard: OwnCard = {
  name: '架空市 介護保険課 窓口',
  fingerprint: 'A7KM-2QXT-9RWD-4HNB-6ZPV-3CJF-8YEG-5UDS',
  code: Array.from({ length: 12 }, (_, at) => `A7KM-2QXT-9RWD-4HNB-6ZP${at % 10}`).join('\n'),
};

/** The card of the laptop that visits. */
export const laptopCard = { name: '架空市 調査用ノート3号', fingerprint: 'K2WB-7NRT-5XQE-9JHC-4DMV-8SGA-3PFZ-6YUK' };

export class FakeTransfer {
  card: OwnCard | null = ownCard;
  peers: PeerView[] = [];
  lent: LentCase[] = [];
  conflicts: ConflictView[] = [];
  received: (ReceivedLineView & { case: number })[] = [];
  /** Cards by the file in which they lie, or by their code. */
  cards: Record<string, { name: string; fingerprint: string }> = { '/media/usb/note3.nintei-card': laptopCard };
  /** Bundles by the file in which they lie. */
  bundles: Record<string, FakeBundle> = {};
  /** What the taking of a bundle brings about. */
  taken: BundleTaken = { new: 0, changed: 0, places: 0, conflicts: 0, unchanged: 0, refused: [], without_investigator: [] };
  private readonly before = new Set<string>();

  constructor(private readonly cases: () => FakeCase[]) {}

  /** Registers a computer, with which things are exchanged unless `state` says otherwise. */
  addPeer(card = laptopCard, state: PeerState = 'confirmed'): PeerView {
    const peer: PeerView = { number: this.peers.length + 1, ...card, state, added_at: moment, lent: 0 };
    this.peers.push(peer);
    return peer;
  }

  /** Marks a case as lent out or borrowed. */
  lend(fake: FakeCase, peer: PeerView, direction: LentCase['direction']): void {
    const { number, name } = peer;
    this.lent.push({ case: fake.id, number: fake.id, name: fake.application.name, peer: number, peer_name: name, since: moment, direction });
  }

  /** What the list and the head of a case show. */
  marks(id: number) {
    const lent = this.lent.find((one) => one.case === id);
    return {
      lent: lent ? { peer: lent.peer, peer_name: lent.peer_name, since: lent.since, direction: lent.direction } : null,
      conflicts: this.conflicts.filter((one) => one.case === id).length,
    };
  }

  get state(): TransferState {
    const lentTo = (peer: number) => this.lent.filter((one) => one.peer === peer && one.direction === 'out').length;
    const peers = this.peers.map((peer) => ({ ...peer, lent: lentTo(peer.number) }));
    return structuredClone({ card: this.card, peers, conflicts: this.conflicts.length, lent: this.lent });
  }

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    transfer_state: () => this.state,
    name_station: ({ name }) => {
      if (String(name).length > 40) throw refuse('card-name', '端末の名前は40字までです。');
      this.card = { ...ownCard, name: String(name) };
      return this.state;
    },
    default_card_path: () => '/home/user/Documents/端末カード.nintei-card',
    save_card: ({ path }) => path,
    read_card: ({ source }) => this.seen(source as CardSource),
    add_peer: ({ source }) => {
      const { own: _own, known: _known, ...card } = this.seen(source as CardSource);
      this.addPeer(card, 'unconfirmed');
      return this.state;
    },
    confirm_peer: ({ number }) => this.stand(number, 'confirmed'),
    stop_peer: ({ number }) => this.stand(number, 'stopped'),
    default_bundle_path: () => '/home/user/Documents/引渡し-20261121-7KQX.nintei-bundle',
    make_bundle: ({ peer, cases, handover, path, replace }) => {
      if (String(path).includes('既存') && !replace) {
        throw refuse('file-exists', 'この場所には同じ名前のファイルがあります。別の名前にするか、置き換えてください。');
      }
      const to = this.peers.find(({ number }) => number === peer);
      for (const id of cases as number[]) {
        const fake = this.cases().find((one) => one.id === id);
        this.lent = this.lent.filter((one) => one.case !== id);
        if (fake && to && (handover as Handover) === 'lend') this.lend(fake, to, 'out');
      }
      return { cases: (cases as number[]).length, path, serial: 1 };
    },
    preview_bundle: ({ path }) => this.preview(String(path)),
    take_bundle: ({ path, digest }) => {
      if (this.preview(String(path)).digest !== digest) {
        throw refuse('bundle-changed', '中身を確かめたあとで、束のファイルが入れ替わっています。何も取り込んでいません。');
      }
      this.before.add(String(path));
      return this.taken;
    },
    conflicts: ({ id }) => this.open(id as number | null),
    settle_conflict: ({ id, case: of }) => {
      this.conflicts = this.conflicts.filter((one) => one.id !== id);
      return this.open(of as number | null);
    },
    end_lending: ({ id }) => {
      this.lent = this.lent.filter((one) => one.case !== id);
      return this.state;
    },
    received_lines: ({ id }) => this.received.filter((line) => line.case === id),
  };

  private seen(source: CardSource): CardSeen {
    const card = this.cards['path' in source ? source.path : source.code];
    if (!card) throw refuse('card-unreadable', '端末カードとして読めません。相手の端末で保存し直したカードを選んでください。');
    const known = this.state.peers.find(({ fingerprint }) => fingerprint === card.fingerprint) ?? null;
    return { ...card, own: card.fingerprint === ownCard.fingerprint, known };
  }

  private stand(number: unknown, state: PeerState): TransferState {
    this.peers = this.peers.map((peer) => (peer.number === number ? { ...peer, state } : peer));
    return this.state;
  }

  private preview(path: string): BundlePreview {
    const bundle = this.bundles[path];
    const from = this.peers.find(({ number }) => number === bundle?.from);
    if (!bundle || !from) {
      throw refuse('bundle-not', 'このファイルは引渡しの束ではありません。「.nintei-bundle」で終わるファイルを選んでください。');
    }
    const same: CaseVerdict = { verdict: 'nothing_new' };
    const taken_before = this.before.has(path);
    const cases = taken_before ? bundle.cases.map((one) => ({ ...one, verdict: same })) : bundle.cases;
    // What stands for the digest of the file is all that lies in it.
    return structuredClone({ ...bundle, from, cases, taken_before, digest: JSON.stringify(bundle) });
  }

  private open(of: number | null): ConflictView[] {
    return structuredClone(this.conflicts.filter((one) => of === null || one.case === of));
  }
}
