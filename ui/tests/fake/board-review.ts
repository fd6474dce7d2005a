// The review of one case: masking, attached files, 二次判定.

import { warekiOf } from '../../src/format/dates';
import type {
  AttachmentKind,
  AttachmentView,
  BenefitKind,
  CareLevel,
  DecisionEntry,
  Mask,
  Meeting,
  OpenedBenefits,
  ReviewView,
} from '../../src/types';
import type { Commands, FakeBoard } from './board';
import { lastDay, openChecksOf, periodsOf, simplificationOf, textsOf } from './board-case';
import { refuse } from './case';

/** "第11回（令和8年11月26日）". */
export function meetingLabel({ number, held_on }: Meeting): string {
  return `第${number}回（${held_on === null ? '開催日未定' : warekiOf(held_on)}）`;
}

/** What a level opens. */
export function openedBy(level: CareLevel): OpenedBenefits {
  const benefit: BenefitKind | null = level === '非該当' ? null : level.startsWith('要支援') ? '予防給付' : '介護給付';
  const also = level === '非該当' ? ['総合事業（基本チェックリストの該当者）'] : ['住宅改修', '総合事業'];
  return { level, benefit, also, line: [benefit, ...also].filter((word) => word !== null).join('、') };
}

function view(board: FakeBoard, id: number): ReviewView {
  const fake = board.case(id);
  const known = board.of(id);
  const { application } = fake;
  const kept = board.meetingOf(id);
  const at = kept?.cases.indexOf(id) ?? -1;
  return structuredClone({
    summary: {
      case: id,
      number: id,
      example: fake.example,
      name: application.name,
      age: fake.age,
      insured: application.insured_category,
      kind: application.kind,
      applied_on: application.applied_on,
      terminal_cancer: application.terminal_cancer,
      previous: application.previous,
      meeting: kept?.id ?? null,
      meeting_label: kept ? meetingLabel(kept.meeting) : null,
      held_on: kept?.meeting.held_on ?? null,
      place: kept ? at + 1 : null,
      neighbours: [kept?.cases[at - 1] ?? null, kept?.cases[at + 1] ?? null],
    },
    primary: known.primary,
    simplification: { Ok: simplificationOf(fake, known) },
    full_review: known.fullReview,
    periods: periodsOf(fake),
    texts: textsOf(fake, known),
    attachments: known.attachments,
    open_checks: openChecksOf(fake, known),
    decision: known.decision,
    benefits: known.decision?.entry.level ? openedBy(known.decision.entry.level) : null,
  } satisfies ReviewView);
}

function decide(board: FakeBoard, id: number, entry: DecisionEntry): ReviewView {
  const known = board.of(id);
  const held_on = board.meetingOf(id)?.meeting.held_on ?? null;
  const settled = known.primary.levels.length === 1 ? (known.primary.levels[0] ?? null) : null;
  if (held_on === null) {
    throw refuse('decision-without-day', '審査会の開催日がないため、決定できません。審査会に割り当て、開催日を入力してください。');
  }
  const simplified = known.eligible === '満たす' && known.fullReview === null;
  const base = { entry, decided_on: held_on, primary_level: settled, primary_source: known.primary.source, eligible: known.eligible, simplified };
  if (entry.outcome === 'deferred') {
    if (entry.deferred_because.trim() === '') throw refuse('decision-deferred-because', '再審査とする理由が空欄です。理由を入力してください。');
    known.decision = { ...base, effective_on: null, ends_on: null };
    return view(board, id);
  }
  const { level } = entry;
  if (level === null) throw refuse('decision-level', '二次判定の要介護度が選ばれていません。要介護度を選んでください。');
  if (level !== settled && entry.change_reason.trim() === '') {
    throw refuse('decision-change-reason', '一次判定と違う要介護度です。変更の理由を入力してください。');
  }
  if (level === '要介護1' && entry.care1_state === null) {
    throw refuse('decision-care1-state', '要介護1の状態像が選ばれていません。「認知機能の低下」「不安定」「その他」から選んでください。');
  }
  const found = periodsOf(board.case(id)).find((one) => one.level === level)?.validity;
  if (found && 'Err' in found) throw found.Err;
  const period = found?.Ok.kind === 'period' ? found.Ok : null;
  if (!period) {
    known.decision = { ...base, effective_on: null, ends_on: null };
    return view(board, id);
  }
  if (entry.months === null) throw refuse('decision-months', '有効期間の月数が入力されていません。月数を入力してください。');
  if (entry.months < period.min_months || entry.months > period.max_months) {
    throw refuse('validity-length-too-long', `${entry.months}か月は定められません。${period.min_months}か月から${period.max_months}か月の間で入力してください。`);
  }
  known.decision = { ...base, effective_on: period.effective_on, ends_on: lastDay(period.effective_on, entry.months) };
  return view(board, id);
}

export const reviewCommands = (board: FakeBoard): Commands => {
  const withAttachment = (key: unknown, change: (attachments: AttachmentView[]) => AttachmentView[]): ReviewView => {
    const fake = board.all().find(({ id }) => board.of(id).attachments.some(({ id: attachment }) => attachment === key));
    if (!fake) throw refuse('attachment-unknown', 'この添付ファイルはありません。');
    const known = board.of(fake.id);
    known.attachments = change(known.attachments);
    return view(board, fake.id);
  };
  return {
    review: ({ id }) => view(board, Number(id)),
    set_full_review: ({ id, because }) => {
      if (typeof because === 'string' && because.trim() === '') {
        throw refuse('full-review-because', '本審査に戻す理由が空欄です。理由を入力してください。');
      }
      board.of(Number(id)).fullReview = because as string | null;
      return view(board, Number(id));
    },
    mask_text: ({ id, text, original, masks, checked }) => {
      const present = textsOf(board.case(Number(id)), board.of(Number(id))).find(({ key }) => key === text);
      if (present?.original !== original) {
        throw refuse('mask-text-changed', '本文が変わっています。画面を開き直し、もう一度マスキングしてください。');
      }
      const kept = { original: String(original), masks: masks as Mask[], checked: Boolean(checked) };
      board.of(Number(id)).masked.set(String(text), kept);
      return view(board, Number(id));
    },
    attach_file: ({ id, kind }) => {
      const known = board.of(Number(id));
      known.attachments.push({
        id: Number(id) * 100 + known.attachments.length + 1,
        kind: kind as AttachmentKind,
        format: 'PDF',
        pages: 2,
        bytes: 184_320,
        attached_at: '2026-11-21T14:03:00+09:00',
        notices: [],
        checked: false,
      });
      return view(board, Number(id));
    },
    attachment_content: ({ attachment }) => board.content(Number(attachment)),
    check_attachment: ({ attachment, checked }) =>
      withAttachment(attachment, (all) => all.map((one) => (one.id === attachment ? { ...one, checked: Boolean(checked) } : one))),
    remove_attachment: ({ attachment }) => withAttachment(attachment, (all) => all.filter(({ id }) => id !== attachment)),
    decide: ({ id, entry }) => decide(board, Number(id), entry as DecisionEntry),
    withdraw_decision: ({ id, because }) => {
      if (String(because).trim() === '') throw refuse('withdrawal-because', '決定を取り消す理由が空欄です。理由を入力してください。');
      board.of(Number(id)).decision = null;
      return view(board, Number(id));
    },
  };
};
