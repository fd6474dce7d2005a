import { SvelteSet } from 'svelte/reactivity';

import { readDate, readTime } from '../../../commands';
import { warekiOf } from '../../../format/dates';
import { refusalOf } from '../../../refusal';
import type { Meeting, Refusal } from '../../../types';
import { wholeNumber } from '../../office/whole-number';
import { timeText } from './meeting-text';

/** More cases than any meeting takes, and more meetings than any board holds. */
const most = 9999;

export type MeetingField = 'number' | 'held_on' | 'starts_at' | 'capacity';

/** The fields as they are typed. */
type Typed = Pick<MeetingDraft, 'number' | 'panel' | 'held_on' | 'starts_at' | 'place' | 'capacity' | 'remarks'> & { attending: number[] };

/** A meeting while it is typed. */
export class MeetingDraft {
  number = $state('');
  panel = $state('');
  held_on = $state('');
  starts_at = $state('');
  place = $state('');
  capacity = $state('');
  remarks = $state('');
  readonly attending: SvelteSet<number>;
  /** What cannot be read, by field. */
  refusals = $state.raw<Partial<Record<MeetingField, Refusal>>>({});
  readonly #before: Meeting;

  constructor(before: Meeting) {
    this.#before = before;
    this.number = before.number === 0 ? '' : String(before.number);
    this.panel = before.panel === null ? '' : String(before.panel);
    this.held_on = before.held_on === null ? '' : warekiOf(before.held_on);
    this.starts_at = before.starts_at === null ? '' : timeText(before.starts_at);
    this.place = before.place;
    this.capacity = before.capacity === 0 ? '' : String(before.capacity);
    this.remarks = before.remarks;
    this.attending = new SvelteSet(before.attending);
  }

  /** What is typed, to be put back later. */
  get typed(): string {
    const { number, panel, held_on, starts_at, place, capacity, remarks } = this;
    return JSON.stringify({ number, panel, held_on, starts_at, place, capacity, remarks, attending: [...this.attending] } satisfies Typed);
  }

  /** Puts back what was typed before; of the attendance what is about one of `members`. */
  putBack(typed: string, members: readonly number[]): void {
    const { attending, ...fields } = JSON.parse(typed) as Typed;
    Object.assign(this, fields);
    this.attending.clear();
    for (const member of attending) if (members.includes(member)) this.attending.add(member);
  }

  /** What was typed; null where something cannot be read, and then `refusals` say what. */
  async read(): Promise<Meeting | null> {
    const refusals: Partial<Record<MeetingField, Refusal>> = {};
    const reading = async <Value>(field: MeetingField, read: () => Value | Promise<Value>): Promise<Value | undefined> => {
      try {
        return await read();
      } catch (cause) {
        refusals[field] = refusalOf(cause);
        return undefined;
      }
    };
    const number = await reading('number', () => needed(wholeNumber(this.number, '回数', most), '第何回の審査会か', '回数'));
    const held_on = await reading('held_on', () => this.#day());
    const starts_at = await reading('starts_at', () => this.#time());
    const capacity = await reading('capacity', () => needed(wholeNumber(this.capacity, '定員', most), '定員', '定員'));
    this.refusals = refusals;
    if (number === undefined || held_on === undefined || starts_at === undefined || capacity === undefined) return null;
    const panel = this.panel === '' ? null : Number(this.panel);
    const attending = panel === this.#before.panel ? [...this.attending] : [];
    return { number, panel, held_on, starts_at, place: this.place.trim(), capacity, attending, remarks: this.remarks.trim() };
  }

  async #day(): Promise<string | null> {
    const { held_on } = this.#before;
    const text = this.held_on.trim();
    if (text === '') return null;
    return held_on !== null && text === warekiOf(held_on) ? held_on : (await readDate(text)).iso;
  }

  async #time(): Promise<string | null> {
    const { starts_at } = this.#before;
    const text = this.starts_at.trim();
    if (text === '') return null;
    return starts_at !== null && text === timeText(starts_at) ? starts_at : (await readTime(text)).iso;
  }
}

/** A number that must be there and not 0. */
function needed(number: number | null, what: string, name: string): number {
  if (number !== null && number > 0) return number;
  const refusal: Refusal = { code: 'number-missing', message: `${what}が入力されていません。${name}を1以上の整数で入力してください。` };
  throw refusal;
}
