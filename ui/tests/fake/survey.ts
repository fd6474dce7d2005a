// The commands of the survey: each changes one case and says what follows from it.

import type { Circumstance, ExpectedReason, ItemId, PhysicianOpinion, Overview, LastSurveyChoice } from '../../src/types';
import { refuse, type FakeCase } from './case';
import { change } from './journal';

type Payload = Record<string, unknown>;

/** Commands that put something to an item; each answers with what the page is told beside the standing. */
export const itemCommands: Record<string, (fake: FakeCase, item: ItemId, payload: Payload) => object> = {
  answer: (fake, item, { numbers }) => {
    change(fake, 'answer', item, numbers as number[] | null);
    return { item, numbers };
  },
  write_note: (fake, item, { text }) => {
    change(fake, 'note', item, blankAsNull(String(text)));
    return {};
  },
  write_memo: (fake, item, { text }) => {
    change(fake, 'memo', item, blankAsNull(String(text)));
    return {};
  },
  copy_last_note: (fake, item) => {
    const copied = fake.last?.notes[item];
    if (!fake.last || copied === undefined) throw refuse('no-last-note', '前回の調査に、この項目の特記事項はありません。');
    const text = [fake.notes[item], copied].filter(Boolean).join('\n');
    change(fake, 'note', item, text, { how: 'copied_from', number: fake.last.number });
    return { item, text };
  },
  set_circumstances: (fake, item, { circumstances }) => {
    const flagged = circumstances as Circumstance[];
    change(fake, 'circumstances', item, flagged.length === 0 ? null : flagged);
    return {};
  },
  dismiss_note: (fake, item, payload) => {
    const reason = payload['reason'] as ExpectedReason;
    const because = payload['because'] as string | null;
    const others = fake.dismissals.filter((one) => one.item === item && one.reason !== reason);
    if (because !== null && because.trim() === '') {
      throw refuse('dismissal-blank', '特記事項を書かない理由が空欄です。理由を入力してください。');
    }
    change(fake, 'dismissal', item, because === null ? others : [...others, { item, reason, because }]);
    return {};
  },
};

/** Commands that put something to the whole case; the page is told the whole case. */
export const caseCommands: Record<string, (fake: FakeCase, payload: Payload, cases: readonly FakeCase[]) => void> = {
  save_overview: (fake, { overview }) => {
    fake.overview = overview as Overview;
  },
  set_opinion: (fake, { opinion }) => {
    fake.opinion = opinion as PhysicianOpinion;
  },
  set_last_survey: (fake, payload, cases) => {
    const choice = payload['choice'] as LastSurveyChoice;
    if (choice.choice === 'case' && !cases.some(({ id }) => id === choice.number)) {
      throw refuse('last-survey-unknown', `整理番号${choice.number}の事例はありません。番号を確かめてください。`);
    }
    fake.last_survey = choice;
    if (choice.choice === 'none') fake.last = null;
  },
};

const blankAsNull = (text: string) => (text.trim() === '' ? null : text);
