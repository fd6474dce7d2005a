import type { FakeBackEnd } from '../fake/back-end';
import type { ConflictView } from '../../src/types';

const usb = '/media/usb/引渡し-20261120-7KQX.nintei-bundle';

/** Three other computers, cases that are lent both ways, a bundle on a stick, and what came back otherwise than it went. */
export function fillTransfer({ cases, transfer }: FakeBackEnd, how: string): void {
  if (how === 'new') {
    transfer.card = null;
    return;
  }
  const laptop = transfer.addPeer();
  transfer.addPeer({ name: '架空広域連合 認定審査課', fingerprint: 'M4TX-9KQE-2WRB-7HNC-5DVZ-8SGA-3PFJ-6YUK' }, 'unconfirmed');
  transfer.addPeer({ name: '架空市 調査用ノート1号（廃棄）', fingerprint: 'R7HN-4QXE-2WTB-9KMC-5DVZ-8SGA-3PFJ-6YUA' }, 'stopped');
  const other = transfer.addPeer({ name: '架空社会福祉協議会 居宅調査係 持ち出し用ノートパソコン', fingerprint: 'W2HN-4QXE-7WTB-9KMC-5DVZ-8SGA-3PFJ-6YUB' });
  const [first, second, third, fourth] = cases;
  if (!first || !second || !third || !fourth) return;
  transfer.lend(first, laptop, 'out');
  transfer.lend(third, laptop, 'out');
  transfer.lend(fourth, other, 'in');
  transfer.conflicts = conflictsOf(second, laptop.name);
  transfer.bundles[usb] = {
    from: laptop.number,
    made_at: '2026-11-20T17:20:00+09:00',
    handover: 'deliver',
    cases: [
      { number: 12, ours: first.id, name: first.application.name, verdict: { verdict: 'changes', places: 74 } },
      { number: 13, ours: second.id, name: second.application.name, verdict: { verdict: 'conflicts', places: 31, conflicts: 2 } },
      { number: 14, ours: third.id, name: third.application.name, verdict: { verdict: 'nothing_new' } },
      { number: 15, ours: null, name: '架空 新子', verdict: { verdict: 'new' } },
      { number: 16, ours: fourth.id, name: fourth.application.name, verdict: { verdict: 'older' } },
      { number: 17, ours: null, name: '', verdict: { verdict: 'form_missing', form: '2030' } },
    ],
  };
  transfer.taken = {
    new: 1,
    changed: 2,
    places: 105,
    conflicts: 2,
    unchanged: 2,
    refused: [{ number: 17, because: 'この端末にない調査票です。プログラムを新しくしてから取り込んでください。' }],
    without_investigator: [15],
  };
}

function conflictsOf(fake: { id: number; application: { name: string } }, peer: string): ConflictView[] {
  const about = { case: fake.id, number: fake.id, name: fake.application.name, peer, taken_at: '2026-11-21T09:10:00+09:00' };
  const here = { by: '架空 事務子', at: '2026-11-19T10:02:00+09:00' };
  const there = { by: '架空 調査子', at: '2026-11-20T14:31:00+09:00' };
  const note =
    'ベッド柵につかまって一人で寝返りをしている。夜間は痛みのため、長女が週に2〜3回、肩を支えて向きを変えている。';
  return [
    {
      ...about,
      id: 1,
      kind: 'answer',
      item: '1-3',
      label: '回答（1-3 寝返り）',
      base: '1 つかまらないでできる',
      ours: { value: '1 つかまらないでできる', ...here },
      theirs: { value: '2 何かにつかまればできる', ...there },
    },
    {
      ...about,
      id: 2,
      kind: 'note',
      item: '1-3',
      label: '特記事項（1-3 寝返り）',
      base: null,
      ours: { value: note.replace('長女が週に2〜3回', '長女がほぼ毎日'), ...here },
      theirs: { value: `${note}\n調査時は腰痛がなく、柵なしで寝返りができた。`, ...there },
    },
    {
      ...about,
      id: 3,
      kind: 'application',
      item: 'applied_on',
      label: '申請（申請日）',
      base: null,
      ours: { value: '令和8年11月2日', ...here },
      theirs: { value: null, ...there },
    },
  ];
}
