import {
  assignCases,
  confirmSimplified,
  meeting,
  orderMeeting,
  orderMeetingBy,
  saveMeeting,
  setFullReview,
} from '../../../board-commands';
import { refusalOf } from '../../../refusal';
import type { Meeting, MeetingView, OrderBy, Refusal } from '../../../types';
import { LatestOnly } from '../../../parts/latest-only';
import { keepsFocus } from '../../../parts/lost-focus';
import { moved } from './moved';
import type { Target } from './target';

/** A meeting while it is open on the screen. */
export class OpenMeeting {
  view = $state.raw<MeetingView | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  busy = $state(false);
  /** What was done last, for the eye and for a screen reader. */
  said = $state('');
  /** Takes back what was done last, where that can be. */
  undo = $state.raw<(() => Promise<void>) | null>(null);
  /** Orders made by hand are saved one after another, only the newest where several were made meanwhile. */
  readonly #orders: LatestOnly<number[], MeetingView>;

  constructor(readonly id: number) {
    this.#orders = new LatestOnly<number[], MeetingView>(
      (cases) => orderMeeting(id, cases),
      (view) => (this.view = view),
      (cause) => {
        const refusal = refusalOf(cause);
        // The order on the screen is not the one on file: it is read again.
        void this.load().then(() => (this.refusal = refusal));
      },
    );
  }

  async load(): Promise<void> {
    try {
      this.view = await meeting(this.id);
      this.refusal = null;
    } catch (cause) {
      this.refusal = refusalOf(cause);
    }
  }

  /** Moves a case to the place `to`, counted from 0; answers whether it moved. */
  move(key: number, to: number): boolean {
    const rows = this.view?.agenda ?? [];
    const from = rows.findIndex((row) => row.case === key);
    const place = Math.max(0, Math.min(rows.length - 1, to));
    const row = rows[from];
    if (!this.view || !row || from === place || this.busy) return false;
    const agenda = moved(rows, from, place).map((one, index) => ({ ...one, place: index + 1 }));
    this.view = { ...this.view, agenda, order: [] };
    this.refusal = null;
    this.undo = null;
    this.said = `整理番号${row.number}を${place + 1}番に移しました。`;
    this.#orders.put(agenda.map((one) => one.case));
    return true;
  }

  orderBy(keys: OrderBy[]): Promise<boolean> {
    const before = this.view;
    return this.#do(async () => {
      this.view = await orderMeetingBy(this.id, keys);
      this.said = '並べ替えました。';
      if (before) this.undo = () => this.#putBack(before);
    });
  }

  /** Puts cases on the agenda of another meeting, or among those that wait where `to` is null. */
  takeOff(keys: readonly number[], to: Target | null): Promise<boolean> {
    const before = this.view;
    const rows = before?.agenda.filter((row) => keys.includes(row.case)) ?? [];
    const which = rows.length === 1 ? `整理番号${rows[0]?.number ?? ''}` : `${rows.length}件`;
    return this.#do(async () => {
      await assignCases(rows.map((row) => ({ case: row.case, meeting: to?.id ?? null })));
      this.view = await meeting(this.id);
      this.said = to ? `${which}を第${to.meeting.number}回に移しました。` : `${which}を外しました。割り当て待ちに戻ります。`;
      if (before) {
        const back = rows.map((row) => ({ case: row.case, meeting: this.id }));
        this.undo = () => this.#putBack(before, () => assignCases(back));
      }
    });
  }

  confirmSimplified(): Promise<boolean> {
    const open = this.view?.agenda.filter(({ simplified, decided }) => simplified && decided === null).length ?? 0;
    return this.#do(async () => {
      this.view = await confirmSimplified(this.id);
      this.said = `簡素化対象者${open}件を決定しました。`;
    });
  }

  /** Takes a case into full review, or back into simplified review where `because` is null. */
  setFullReview(key: number, because: string | null): Promise<boolean> {
    const row = this.view?.agenda.find((one) => one.case === key);
    return this.#do(async () => {
      await setFullReview(key, because);
      this.view = await meeting(this.id);
      this.said = `整理番号${row?.number ?? ''}を${because === null ? '簡素化対象者' : '本審査'}に戻しました。`;
    });
  }

  /** Saves day, place and attendance; a refusal is the caller's. */
  async save(changed: Meeting): Promise<void> {
    await saveMeeting(this.id, changed);
    await this.load();
  }

  /** Puts the agenda back as it stood in `before`, after `first`. */
  async #putBack(before: MeetingView, first: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await this.#do(async () => {
      await first();
      this.view = await orderMeeting(this.id, before.agenda.map((one) => one.case));
      this.said = '元に戻しました。';
    });
  }

  /** One thing at a time; answers whether it was done. */
  async #do(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    const giveFocusBack = keepsFocus();
    this.busy = true;
    this.refusal = null;
    this.said = '';
    this.undo = null;
    try {
      await work();
      return true;
    } catch (cause) {
      this.refusal = refusalOf(cause);
      return false;
    } finally {
      this.busy = false;
      giveFocusBack();
    }
  }
}
