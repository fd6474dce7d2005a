// What follows from a survey as it stands, as the back end in memory sees it.

import type {
  DifferenceView,
  ItemChange,
  ItemId,
  NoteLimits,
  OpenPoint,
  OverviewFinding,
  Outcome,
  Progress,
  Question,
  SurveyPermission,
  SurveyStanding,
} from '../../src/types';
import type { FakeCase } from './case';
import { form, questions } from './form';
import { next } from './journal';
import { expectedOf, lengthPoints, lengthsOf, textPoints } from './notes';
import { tables } from './tables';

export function standingOf(
  fake: FakeCase,
  outcome: Outcome,
  limits: NoteLimits,
  permission: SurveyPermission | null,
): SurveyStanding {
  const expected = expectedOf(fake);
  const lengths = lengthsOf(fake, limits);
  const findings = overviewFindings(fake);
  return {
    progress: progressOf(fake),
    outcome,
    warnings: form.warnings
      .filter((warning) => warning.all_of.every(({ item, option }) => fake.answers[item]?.includes(option)))
      .map((warning) => warning.code),
    expected,
    open_points: [
      ...(permission?.findings ?? []).map(
        ({ rule, rule_name, sentence }): OpenPoint => ({
          kind: 'Permission',
          place: { at: 'Investigator', rule },
          sentence: `【${rule_name}】${sentence}`,
        }),
      ),
      ...missingOverview(fake),
      ...findings.map(
        ({ field, sentence }): OpenPoint => ({
          kind: 'DoubtfulOverview',
          place: { at: 'Overview', ...field },
          sentence,
        }),
      ),
      ...questions
        .filter(({ id }) => !fake.answers[id])
        .map(
          ({ id, short_name }): OpenPoint => ({
            kind: 'UnansweredItem',
            place: { at: 'Item', item: id },
            sentence: `(${id}) ${short_name}に回答がありません。`,
          }),
        ),
      ...expected
        .filter(({ state }) => state.state === 'Missing' || state.state === 'WithoutFrequency')
        .map(
          ({ item, reason, sentence, state }): OpenPoint => ({
            kind: 'ExpectedNote',
            place: { at: 'ExpectedNote', item, reason },
            sentence: state.state === 'WithoutFrequency' ? `${sentence}特記事項に頻度が数で書かれていません。` : sentence,
          }),
        ),
      ...textPoints(fake),
      ...lengthPoints(lengths, limits),
    ],
    overview_findings: findings,
    lengths,
    changes: changesOf(fake),
    differences: differencesOf(fake),
    permission,
    undo: next(fake.journal, 'undo'),
    redo: next(fake.journal, 'redo'),
  };
}

export function progressOf(fake: FakeCase): Progress {
  const progress: Progress = { answered: 0, all: 0, sections: [] };
  for (const section of form.sections) {
    const part = { section: section.id, answered: 0, all: 0 };
    for (const question of section.questions) {
      const answered = fake.answers[question.id] ? 1 : 0;
      progress.all += question.flattened;
      progress.answered += answered * question.flattened;
      part.all += Math.max(question.flattened, 1);
      part.answered += answered * Math.max(question.flattened, 1);
    }
    progress.sections.push(part);
  }
  return progress;
}

function missingOverview({ application, overview }: FakeCase): OpenPoint[] {
  const missing: OpenPoint[] = [];
  const add = (field: 'Time' | 'Place' | 'SurveyedOn' | 'Situation' | 'Household' | 'Address', name: string) =>
    missing.push({
      kind: 'MissingOverview',
      place: { at: 'Overview', field },
      sentence: `概況調査の${name}が記入されていません。`,
    });
  if (application.surveyed_on === null) add('SurveyedOn', '実施日');
  if (overview.started_at === null || overview.ended_at === null) add('Time', '実施時間');
  if (overview.place === null) add('Place', '実施場所');
  if (overview.contact.address === '') add('Address', '現住所');
  if (overview.situation === null) add('Situation', '現在の状況');
  if (overview.situation?.at !== 'Facility' && overview.household === null) add('Household', '家族状況');
  return missing;
}

function overviewFindings({ overview }: FakeCase): OverviewFinding[] {
  const findings: OverviewFinding[] = [];
  if (overview.started_at !== null && overview.ended_at !== null && overview.ended_at <= overview.started_at) {
    findings.push({
      field: { field: 'Time' },
      sentence: '終了時刻が開始時刻より後ではありません。どちらかを直してください。',
      suggestion: null,
    });
  }
  const code = overview.contact.postal_code;
  if (/^\d{7}$/.test(code)) {
    findings.push({
      field: { field: 'PostalCode' },
      sentence: '郵便番号は「000-0000」の形で書きます。',
      suggestion: `${code.slice(0, 3)}-${code.slice(3)}`,
    });
  }
  return findings;
}

function changesOf({ answers, last }: FakeCase): Record<ItemId, ItemChange> {
  if (!last) return {};
  const changes: Record<ItemId, ItemChange> = {};
  for (const question of questions) {
    const now = answers[question.id];
    const then = last.answers[question.id];
    changes[question.id] = changeOf(now, then?.numbers, question);
  }
  return changes;
}

function changeOf(
  now: number[] | undefined,
  then: number[] | undefined,
  { multiple, options, exclusive_option }: Question,
): ItemChange {
  if (!now) return { mark: '', change: { change: 'NotComparable', because: 'UnansweredNow' } };
  if (!then) return { mark: '', change: { change: 'NotComparable', because: 'UnansweredThen' } };
  const only = (one: number[], other: number[]) =>
    options.filter(({ no }) => no !== exclusive_option && one.includes(no) && !other.includes(no)).map(({ label }) => label);
  const added = only(now, then);
  const lost = only(then, now);
  if (added.length + lost.length === 0) return { mark: '', change: { change: 'Unchanged' } };
  if (multiple) {
    return {
      mark: `${added.length > 0 ? '▲' : ''}${lost.length > 0 ? '▽' : ''}`,
      change: { change: 'Altered', added, lost },
    };
  }
  const steps = (now[0] ?? 0) - (then[0] ?? 0);
  return steps > 0
    ? { mark: `▲${steps}`, change: { change: 'Worse', steps } }
    : { mark: `▽${-steps}`, change: { change: 'Better', steps: -steps } };
}

function differencesOf({ answers, opinion }: FakeCase): DifferenceView[] {
  return tables.opinion.items.flatMap((question): DifferenceView[] => {
    const compare = question.compare;
    if (!compare) return [];
    const survey = answers[compare.survey_item];
    const marked = opinion.items[question.item];
    const asked = questions.find(({ id }) => id === compare.survey_item);
    const line = {
      item: question.item,
      name: question.name,
      survey_item: compare.survey_item,
      survey: (asked?.options ?? []).filter(({ no }) => survey?.includes(no)).map(({ label }) => label),
      opinion: question.options.filter(({ no }) => marked?.includes(no)).map(({ label }) => label),
      parts: [],
    };
    if (!survey || !marked) return [{ ...line, symbol: '未', mark: 'Unanswered' }];
    if (compare.how === 'each') {
      const parts = question.options
        .filter(({ no }) => survey.includes(no) !== marked.includes(no))
        .map(({ no, label }) => ({ no, label, mark: survey.includes(no) ? ('Investigator' as const) : ('Physician' as const) }));
      const marks = new Set(parts.map(({ mark }) => mark));
      if (marks.size === 0) return [{ ...line, symbol: '', mark: 'Same' }];
      if (marks.size === 2) return [{ ...line, parts, symbol: '★☆', mark: 'Both' }];
      return [{ ...line, parts, ...(marks.has('Physician') ? physician : investigator) }];
    }
    const concern =
      compare.how === 'order'
        ? [(survey[0] ?? 0) > (marked[0] ?? 0), (marked[0] ?? 0) > (survey[0] ?? 0)]
        : [
            compare.survey_concern.some((no) => survey.includes(no)),
            compare.opinion_concern.some((no) => marked.includes(no)),
          ];
    if (concern[0] === concern[1]) return [{ ...line, symbol: '', mark: 'Same' }];
    return [{ ...line, ...(concern[1] ? physician : investigator) }];
  });
}

const physician = { symbol: '★', mark: 'Physician' } as const;
const investigator = { symbol: '☆', mark: 'Investigator' } as const;
