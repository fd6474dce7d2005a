import { SvelteMap } from 'svelte/reactivity';

import { readDate } from '../../../commands';
import { clock, warekiOf } from '../../../format/dates';
import { refusalOf } from '../../../refusal';
import type { Application, Refusal } from '../../../types';
import type { Serial } from '../serial';
import {
  applicationOf,
  dateFields,
  digitFields,
  fieldsOf,
  monthFields,
  type FieldId,
  type Fields,
} from './fields';

/** What became of a field after the person left it. */
export type FieldState =
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; refusal: Refusal };

/**
 * The application while it is typed. Each field is saved by itself when it is left; what is refused stays as
 * typed and holds no other field back.
 */
export class ApplicationDraft {
  /** As on the screen. Days are written as the person reads them. */
  readonly texts: Fields;
  readonly states = new SvelteMap<FieldId, FieldState>();
  /** As in the file, days as ISO text. */
  #saved: Fields;
  /** The screen's text of each field when it was last saved or refused. */
  readonly #settled: Fields;
  readonly #serial: Serial;
  readonly #save: (application: Application) => Promise<void>;
  readonly #now: () => Date;

  constructor(
    application: Application,
    serial: Serial,
    save: (application: Application) => Promise<void>,
    now: () => Date,
  ) {
    this.#saved = fieldsOf(application);
    const shown = { ...this.#saved };
    for (const field of dateFields) {
      if (shown[field]) shown[field] = warekiOf(shown[field]);
    }
    this.texts = $state(shown);
    this.#settled = { ...shown };
    this.#serial = serial;
    this.#save = save;
    this.#now = now;
  }

  /** The day in a field as the file has it, ISO text; empty where there is none. */
  savedDay(field: FieldId): string {
    // Reading the state makes the page follow: the saved value changes only together with it.
    void this.states.get(field);
    return this.#saved[field];
  }

  /** Fields whose text on the screen is not in the file. */
  get refused(): FieldId[] {
    return [...this.states].filter(([, state]) => state.kind === 'refused').map(([field]) => field);
  }

  /** Saves `field` if its text changed since it was last left. */
  async leave(field: FieldId): Promise<void> {
    if (this.texts[field] === this.#settled[field]) return;
    await this.#write(field);
  }

  /** Saves every field that changed, as when the tab is left by a key. */
  async leaveAll(): Promise<void> {
    await Promise.all((Object.keys(this.texts) as FieldId[]).map((field) => this.leave(field)));
  }

  /** Tries a refused field again. */
  async retry(field: FieldId): Promise<void> {
    if (this.states.get(field)?.kind === 'refused') await this.#write(field);
  }

  async #write(field: FieldId): Promise<void> {
    const text = this.texts[field];
    this.#settled[field] = text;
    this.states.set(field, { kind: 'saving' });
    try {
      await this.#serial.run(async () => {
        const value = await this.#read(field, text);
        const candidate = { ...this.#saved, [field]: value };
        await this.#save(applicationOf(candidate));
        this.#saved = candidate;
        // The person may have typed on meanwhile; then their text stays.
        if (this.texts[field] === text) {
          this.texts[field] = this.#settled[field] = dateFields.has(field) ? warekiOf(value) : value;
        }
      });
      this.states.set(field, { kind: 'saved', at: clock(this.#now()) });
    } catch (cause) {
      this.states.set(field, { kind: 'refused', refusal: refusalOf(cause) });
    }
  }

  /** The value that the file keeps for a typed text. */
  async #read(field: FieldId, text: string): Promise<string> {
    const trimmed = text.trim();
    if (trimmed === '') return '';
    if (dateFields.has(field)) return (await readDate(trimmed)).iso;
    if (monthFields.has(field)) return readMonths(trimmed);
    if (digitFields.has(field)) return trimmed.normalize('NFKC').replaceAll(' ', '');
    return trimmed;
  }
}

function readMonths(text: string): string {
  const plain = text.normalize('NFKC').replace(/(か|カ|ヶ|ケ|箇)?月$/u, '');
  if (/^\d{1,3}$/.test(plain)) return String(Number(plain));
  const refusal: Refusal = {
    code: 'months-unreadable',
    message: `「${text}」は月数として読めません。「12」のように3桁までの数字で書いてください。`,
  };
  throw refusal;
}
