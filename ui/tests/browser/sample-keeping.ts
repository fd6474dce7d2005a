// Backups and lines of the journal of an office; everybody in it is made up (架空).

import type { FakeBackEnd } from '../fake/back-end';
import { soundCheck } from '../fake/keeping';
import type { ChangeKind, JournalRow } from '../../src/types';

const deeds: [ChangeKind, string][] = [
  ['answer', '回答（1-3）を変更'],
  ['note', '特記事項（4-6）を登録'],
  ['application', '申請（氏名）を変更'],
  ['meeting', '審査会の会議（登録番号12）を変更'],
  ['decision', '二次判定（会議の登録番号12）を登録'],
  ['setting', 'バックアップを作成'],
  ['user', '利用者2を変更'],
];

const line = (seq: number): JournalRow => {
  const [kind, words] = deeds[seq % deeds.length] ?? ['answer', ''];
  const ofCase = ['answer', 'note', 'application', 'decision'].includes(kind);
  return {
    seq,
    at: `2026-11-${String(1 + (seq % 21)).padStart(2, '0')}T1${seq % 8}:${10 + (seq % 49)}:00+09:00`,
    by: seq % 3 === 0 ? '2 架空 調子' : '1 架空 花子',
    case: ofCase ? 1 : null,
    number: ofCase ? 1 + (seq % 90) : null,
    kind,
    words,
  };
};

export function fillKeeping(backEnd: FakeBackEnd, how: string): void {
  const { keeping } = backEnd;
  keeping.rows = Array.from({ length: 60 }, (_, index) => line(1204 - index));
  if (how === 'none') {
    keeping.state = { ...keeping.state, due: 'never' };
    return;
  }
  const folder = '/media/usb/要介護認定のバックアップ';
  const made = (day: number) => `2026-11-${day}T17:30:12+09:00`;
  keeping.choices = [13, 12, 11].map((day) => ({
    path: `${folder}/nintei-backup-202611${day}-173012`,
    made_at: made(day),
    bytes: 161_083_392,
    whole: day !== 12,
    numbers: [1, 2],
  }));
  keeping.state = {
    settings: { folder, generations: 10, on_exit: true, remind_after: 7 },
    last: { at: made(13), path: `${folder}/nintei-backup-20261113-173012`, lines: 1190 },
    days: 9,
    changed: true,
    due: 'old',
  };
  if (how === 'running') keeping.held = new Promise(() => undefined);
  if (how === 'broken') {
    keeping.check = {
      ...soundCheck,
      is_sound: false,
      sound: 812,
      first_broken: 813,
      last_sound: line(812),
      differing_cases: [
        { id: 4, number: 27 },
        { id: 9, number: null },
      ],
      office_differs: true,
    };
  }
}
