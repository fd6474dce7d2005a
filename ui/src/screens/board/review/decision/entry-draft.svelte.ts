import type { Care1State, CareLevel, DecisionEntry, DecisionOutcome, LevelPeriod, Refusal, ReviewView } from '../../../../types';
import { monthsOf, periodOf } from '../periods';

/** The fields of 二次判定 at which a refusal is shown. */
export type EntryField = 'level' | 'care1_state' | 'months' | 'change_reason' | 'opinion' | 'deferred_because';

/** The fields as they are typed. */
type Typed = Pick<EntryDraft, 'outcome' | 'level' | 'care1State' | 'months' | 'changeReason' | 'opinion' | 'deferredBecause'>;

/** What is typed of 二次判定 and not recorded yet; kept while the tabs of the review are changed. */
export class EntryDraft {
  outcome = $state<DecisionOutcome>('decided');
  level = $state<CareLevel | null>(null);
  care1State = $state<Care1State | null>(null);
  months = $state('');
  changeReason = $state('');
  opinion = $state('');
  deferredBecause = $state('');
  readonly #periods: () => readonly LevelPeriod[];
  /** As it was begun or recorded. */
  #begun = $state('');

  /** Begins with what was decided, else with the 一次判定 where it is settled and the length that follows from it. */
  constructor(view: ReviewView, periods: () => readonly LevelPeriod[]) {
    this.#periods = periods;
    this.begin(view);
  }

  /** Begins anew. */
  begin(view: ReviewView): void {
    const entry = view.decision?.entry;
    this.outcome = 'decided';
    this.level = this.care1State = null;
    this.months = this.changeReason = this.opinion = this.deferredBecause = '';
    if (entry) {
      this.outcome = entry.outcome;
      this.level = entry.level;
      this.care1State = entry.care1_state;
      this.months = entry.months === null ? '' : String(entry.months);
      this.changeReason = entry.change_reason;
      this.opinion = entry.opinion;
      this.deferredBecause = entry.deferred_because;
    } else if (view.primary.levels.length === 1) {
      this.choose(view.primary.levels[0] ?? null);
    }
    this.rest();
  }

  /** Chooses a level with the length that the law names first for it. */
  choose(level: CareLevel | null): void {
    this.level = level;
    if (level !== '要介護1') this.care1State = null;
    const period = periodOf(this.#periods(), level);
    this.months = period ? String(period.default_months) : '';
  }

  /** What would be recorded: only what belongs to the outcome. Months that cannot be read stay with the screen. */
  get entry(): DecisionEntry {
    const deferred = this.outcome === 'deferred';
    return {
      outcome: this.outcome,
      level: deferred ? null : this.level,
      care1_state: deferred ? null : this.care1State,
      months: deferred ? null : monthsOf(this.months),
      change_reason: deferred ? '' : this.changeReason,
      opinion: this.opinion,
      deferred_because: deferred ? this.deferredBecause : '',
    };
  }

  /** What is typed and not recorded, to be put back later; null where nothing is. */
  get unsaved(): string | null {
    if (!this.isUnsaved) return null;
    const { outcome, level, care1State, months, changeReason, opinion, deferredBecause } = this;
    return JSON.stringify({ outcome, level, care1State, months, changeReason, opinion, deferredBecause } satisfies Typed);
  }

  /** Puts back what was typed before. */
  putBack(unsaved: string): void {
    const typed = JSON.parse(unsaved) as Typed;
    Object.assign(this, typed);
  }

  get isUnsaved(): boolean {
    return this.#typed() !== this.#begun;
  }

  /** What stands now is recorded. */
  rest(): void {
    this.#begun = this.#typed();
  }

  #typed(): string {
    return JSON.stringify([this.entry, this.months]);
  }
}

/** By its code; a text that is too long is named by its sentence alone. */
const fields: readonly [RegExp, EntryField][] = [
  [/change/, 'change_reason'],
  [/care1-state/, 'care1_state'],
  [/^validity|months/, 'months'],
  [/deferred/, 'deferred_because'],
  [/level|simplified/, 'level'],
];

const longTexts: readonly [string, EntryField][] = [
  ['変更の理由', 'change_reason'],
  ['再審査とする理由', 'deferred_because'],
  ['意見', 'opinion'],
];

/** The field that a refusal is about; null where it is about none. */
export function fieldOf({ code, message }: Refusal): EntryField | null {
  if (code.endsWith('text-too-long')) return longTexts.find(([name]) => message.includes(name))?.[1] ?? null;
  return fields.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
