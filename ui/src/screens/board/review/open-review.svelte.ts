import { review } from '../../../board-commands';
import { FormDraft } from '../../../form-draft.svelte';
import type { CareLevel, ReviewView } from '../../../types';
import { EntryDraft } from './decision/entry-draft.svelte';
import { MaskingWork } from './masking/masking-work.svelte';

/** The level of the 一次判定 where it is settled. */
export const settledLevel = ({ primary }: ReviewView): CareLevel | null => (primary.levels.length === 1 ? (primary.levels[0] ?? null) : null);

/** Whether a case is reviewed in simplified form: eligible, and not taken into full review. */
export const isSimplified = ({ simplification, full_review }: ReviewView): boolean =>
  'Ok' in simplification && simplification.Ok.eligible === '満たす' && full_review === null;

/** The review of one case as it is open on the screen. Every change answers with it as it then stands. */
export class OpenReview {
  view: ReviewView;
  /** What is typed of 二次判定. */
  readonly entry: EntryDraft;
  /** The same while the file is locked. */
  readonly draft: FormDraft;
  readonly masking: MaskingWork;

  constructor(view: ReviewView) {
    this.view = $state.raw(view);
    this.entry = new EntryDraft(view, () => this.view.periods);
    this.draft = new FormDraft(`decision/${this.id}`);
    this.masking = new MaskingWork(this);
  }

  static async open(id: number): Promise<OpenReview> {
    return new OpenReview(await review(id));
  }

  get id(): number {
    return this.view.summary.case;
  }

  /** Has what is typed of 二次判定 kept when the file locks. Answers with what ends that. */
  attachDraft(): () => void {
    return this.draft.attach(
      () => this.entry.unsaved,
      (typed) => this.entry.putBack(typed),
    );
  }

  /** Reads it anew, such as when a text was changed elsewhere meanwhile. */
  async reload(): Promise<void> {
    this.view = await review(this.id);
  }

  /** Does `change` and shows what it leaves. */
  async put(change: Promise<ReviewView>): Promise<void> {
    this.view = await change;
  }
}
