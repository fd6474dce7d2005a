// What the board knows of one case: its 一次判定, what is masked, what was decided.

import { careLevels } from '../../src/format/names';
import type {
  AttachmentView,
  CareLevel,
  ConditionVerdict,
  Decision,
  LevelPeriod,
  Mask,
  MaskedText,
  MaskedTextView,
  OpenCheck,
  PrimaryResult,
  ProposedMask,
  Simplification,
  TextKey,
} from '../../src/types';
import type { FakeCase } from './case';
import { questions } from './form';

export interface BoardCase {
  primary: PrimaryResult;
  eligible: ConditionVerdict;
  fullReview: string | null;
  masked: Map<TextKey, MaskedText>;
  attachments: AttachmentView[];
  decision: Decision | null;
}

/** Least minutes of each level, tenths. */
const least: Record<CareLevel, number> = {
  非該当: 0, 要支援1: 250, 要支援2: 320, 要介護1: 320, 要介護2: 500, 要介護3: 700, 要介護4: 900, 要介護5: 1100,
};

export function boardCaseOf({ id, application }: FakeCase): BoardCase {
  const level = careLevels[1 + ((id * 3) % 7)] ?? '要介護1';
  const settled = id % 7 !== 0;
  const same = application.kind === '更新' && application.previous?.level === level;
  return {
    primary: {
      source: settled && id % 3 !== 0 ? '公式' : '試算',
      levels: settled ? [level] : ['要支援2', '要介護1'],
      total: settled ? [least[level] + 74, least[level] + 74] : [452, 481],
      stability: '安定',
    },
    eligible: !settled ? '判定できない' : same ? '満たす' : '満たさない',
    fullReview: null,
    masked: new Map(),
    attachments: [],
    decision: null,
  };
}

/** The board's copy of a text. */
export function copyOf(original: string, masks: readonly Mask[]): string {
  let copy = '';
  let at = 0;
  for (const { start, end, instead } of masks) {
    copy += original.slice(at, start) + instead;
    at = end;
  }
  return copy + original.slice(at);
}

const words: [RegExp, ProposedMask['reason'], string][] = [
  [/\d{2,4}-\d{2,4}-\d{4}/g, 'digits', '（電話番号）'],
  [/[一-龠々]{2,6}(?:病院|医院|苑|園|荘)/g, 'facility_word', '○○'],
  [/[一-龠ァ-ヶ]{2,4}(?=さん|様|氏|先生)/g, 'before_honorific', '●●'],
];

function proposed(original: string, { application }: FakeCase): ProposedMask[] {
  const found: ProposedMask[] = [];
  const add = (start: number, quoted: string, instead: string, reason: ProposedMask['reason']) => {
    const end = start + quoted.length;
    if (quoted === '' || found.some(({ mask }) => start < mask.end && mask.start < end)) return;
    found.push({ mask: { start, end, instead }, quoted, reason });
  };
  for (const part of application.name.split(/\s+/)) {
    if (part !== '') for (let at = original.indexOf(part); at >= 0; at = original.indexOf(part, at + 1)) add(at, part, '本人', 'known_name');
  }
  for (const [word, reason, instead] of words) for (const hit of original.matchAll(word)) add(hit.index, hit[0], instead, reason);
  return found.sort((one, other) => one.mask.start - other.mask.start);
}

/** Every text that is not empty, with its board's copy. */
export function textsOf(fake: FakeCase, board: BoardCase): MaskedTextView[] {
  const notes = questions.map(({ id, name }) => [`note/${id}`, `(${id}) ${name}`, fake.notes[id] ?? ''] as const);
  const all = [...notes, ['remarks', '概況調査 Ⅳ 特記すべき事項', fake.overview.remarks] as const];
  return all
    .filter(([, , original]) => original !== '')
    .map(([key, name, original]) => {
      const kept = board.masked.get(key) ?? null;
      const changed_since = kept !== null && kept.original !== original;
      return {
        key,
        name,
        original,
        kept,
        copy: kept && !changed_since ? copyOf(original, kept.masks) : original,
        changed_since,
        proposed: proposed(original, fake),
        open: !kept?.checked || changed_since,
      };
    });
}

/** What stands against the members' packet. */
export function openChecksOf(fake: FakeCase, board: BoardCase): OpenCheck[] {
  const about = { case: fake.id, number: fake.id };
  const texts = textsOf(fake, board)
    .filter(({ open }) => open)
    .map(({ key, name, changed_since }): OpenCheck => ({
      ...about,
      kind: changed_since ? 'changed_since' : 'not_checked',
      text: key,
      sentence: changed_since
        ? `整理番号${fake.id}の${name}は、マスキングの後に変わりました。もう一度確かめてください。`
        : `整理番号${fake.id}の${name}は、マスキングを確かめていません。写しを読んで「確認済み」にしてください。`,
    }));
  const masked = board.attachments.filter(({ kind }) => kind === 'masked');
  const files: OpenCheck[] = masked
    .filter(({ checked }) => !checked)
    .map(() => ({
      ...about,
      kind: 'file_not_checked',
      text: null,
      sentence: `整理番号${fake.id}の主治医意見書のマスキング版を、まだ確かめていません。`,
    }));
  if (board.attachments.length > 0 && masked.length === 0) {
    const sentence = `整理番号${fake.id}の主治医意見書に、マスキング版がありません。マスキングしたファイルを添付してください。`;
    files.push({ ...about, kind: 'no_masked_file', text: null, sentence });
  }
  return [...texts, ...files];
}

export const conditions: [string, (fake: FakeCase, board: BoardCase) => string][] = [
  ['第1号被保険者である', ({ application }) => application.insured_category ?? '未入力'],
  ['更新申請である', ({ application }) => application.kind ?? '未入力'],
  ['コンピュータ判定結果の要介護度が、前回認定結果の要介護度と一致している', ({ application }, { primary }) => `今回 ${primary.levels.join('・')}、前回 ${application.previous?.level ?? '未入力'}`],
  ['前回認定の有効期間が12か月以上である', ({ application }) => `${application.previous?.months ?? '—'}か月`],
  ['コンピュータ判定結果が要介護1または要支援2の者の場合は、今回の状態安定性判定ロジックで「安定」と判定されている', (_fake, { primary }) => primary.stability ?? '未判定'],
  ['コンピュータ判定結果の要介護認定等基準時間が「一段階重い要介護度に達するまで3分以内（重度化キワ3分以内）」ではない', (_fake, { primary }) => (primary.total ? `${primary.total[0] / 10}分` : '未確定')],
];

export function simplificationOf(fake: FakeCase, board: BoardCase): Simplification {
  const verdict = (no: number): ConditionVerdict => (no === 3 ? board.eligible : '満たす');
  return {
    conditions: conditions.map(([label, value], index) => ({
      no: index + 1,
      label,
      value: value(fake, board),
      verdict: verdict(index + 1),
      reason: verdict(index + 1) === '満たす' ? '値が条件に合います。' : '今回と前回の要介護度が一致しません。',
    })),
    requirements: [{ label: '2018年4月1日以後の申請である', verdict: '満たす', reason: '申請日が基準の日以後です。' }],
    eligible: board.eligible,
  };
}

const day = (at: Date) => at.toISOString().slice(0, 10);

/** The last day of a period of `months` that begins on `from`, odd days not counted. */
export function lastDay(from: string, months: number): string {
  const first = new Date(`${from}T00:00:00Z`);
  const odd = first.getUTCDate() === 1 ? 0 : 1;
  return day(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months + odd, 0)));
}

/** 有効期間 of each level. */
export function periodsOf({ application }: FakeCase): LevelPeriod[] {
  return careLevels.map((level) => {
    if (level === '非該当') return { level, validity: { Ok: { kind: 'no_period', reason: '非該当には有効期間がありません。' } } };
    const { kind, applied_on, previous } = application;
    if (kind === null || applied_on === null) {
      const message = '申請区分と申請日が入力されていないため、有効期間を計算できません。「申請」で入力してください。';
      return { level, validity: { Err: { code: 'validity-missing', message } } };
    }
    const renewal = kind === '更新' && previous?.to ? previous.to : null;
    const effective_on = renewal ? day(new Date(Date.parse(`${renewal}T00:00:00Z`) + 86_400_000)) : applied_on;
    const max_months = renewal ? (level === previous?.level ? 48 : 36) : 12;
    const ends = Array.from({ length: max_months - 2 }, (_, index) => ({ months: index + 3, last_day: lastDay(effective_on, index + 3) }));
    return {
      level,
      validity: {
        Ok: {
          kind: 'period',
          effective_on,
          default_months: renewal ? 12 : 6,
          min_months: 3,
          max_months,
          legal_max_months: max_months,
          ends,
          reason: `${kind}申請の原則は${renewal ? 12 : 6}か月で、3か月から${max_months}か月の間で定められます（介護保険法施行規則38条・41条）。`,
          advice: null,
        },
      },
    };
  });
}
