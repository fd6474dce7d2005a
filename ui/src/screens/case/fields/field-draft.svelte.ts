import { SvelteMap } from 'svelte/reactivity';

import { clock } from '../../../format/dates';
import { refusalOf } from '../../../refusal';
import type { Refusal } from '../../../types';
import type { Serial } from '../serial';
import { readField, shownField, type FieldKind } from './field-kinds';

/** What became of a field after the person left it. */
export type FieldState =
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; refusal: Refusal };

/** What a whole of the file looks like as the flat texts of its fields. */
export interface FieldSet<Field extends string, Whole> {
  /** Begins the id and the test id of every field. */
  readonly prefix: string;
  name(field: Field): string;
  kind(field: Field): FieldKind;
  /** The text of every field; empty where nothing is known. */
  fieldsOf(whole: Whole): Record<Field, string>;
  wholeOf(fields: Record<Field, string>): Whole;
}

/** A draft as its fields on the screen see it. */
export interface Draft<Field extends string> {
  readonly texts: Record<Field, string>;
  readonly states: ReadonlyMap<Field, FieldState>;
  id(field: Field): string;
  name(field: Field): string;
  kind(field: Field): FieldKind;
  saved(field: Field): string;
  leave(field: Field): Promise<void>;
  choose(field: Field, text: string): Promise<void>;
}

/**
 * A part of the case while it is typed. Each field is saved by itself when it is left; what is refused stays as
 * typed and holds no other field back.
 */
export class FieldDraft<Field extends string, Whole> implements Draft<Field> {
  /** As on the screen. Days are written as the person reads them. */
  readonly texts: Record<Field, string>;
  readonly states = new SvelteMap<Field, FieldState>();
  /** As in the file, days as ISO text. */
  #saved: Record<Field, string>;
  /** The screen's text of each field when it was last saved or refused. */
  readonly #settled: Record<Field, string>;
  readonly #set: FieldSet<Field, Whole>;
  readonly #serial: Serial;
  readonly #save: (whole: Whole) => Promise<void>;
  readonly #now: () => Date;
  /** The last request of each field: only its fate counts. */
  readonly #latest = new Map<Field, symbol>();

  constructor(
    set: FieldSet<Field, Whole>,
    whole: Whole,
    serial: Serial,
    save: (whole: Whole) => Promise<void>,
    now: () => Date,
  ) {
    this.#set = set;
    this.#saved = set.fieldsOf(whole);
    const shown = { ...this.#saved };
    for (const field of Object.keys(shown) as Field[]) shown[field] = shownField(set.kind(field), shown[field]);
    this.texts = $state(shown);
    this.#settled = { ...shown };
    this.#serial = serial;
    this.#save = save;
    this.#now = now;
  }

  id(field: Field): string {
    return `${this.#set.prefix}-${field}`;
  }

  name(field: Field): string {
    return this.#set.name(field);
  }

  kind(field: Field): FieldKind {
    return this.#set.kind(field);
  }

  /** The value of a field as the file has it; empty where there is none. */
  saved(field: Field): string {
    // Reading the state makes the page follow: the saved value changes only together with it.
    void this.states.get(field);
    return this.#saved[field];
  }

  /** Shows what the file has by now in every field that nobody has changed on the screen. */
  follow(whole: Whole): void {
    const fields = this.#set.fieldsOf(whole);
    for (const field of Object.keys(fields) as Field[]) {
      if (fields[field] === this.#saved[field]) continue;
      this.#saved[field] = fields[field];
      if (this.texts[field] !== this.#settled[field]) continue;
      this.texts[field] = this.#settled[field] = shownField(this.kind(field), fields[field]);
    }
  }

  /** Fields whose text on the screen is not in the file. */
  get refused(): Field[] {
    return [...this.states].filter(([, state]) => state.kind === 'refused').map(([field]) => field);
  }

  /** The same fields by name. */
  get refusedNames(): string[] {
    return this.refused.map((field) => this.name(field));
  }

  /** The texts of the refused fields, to be put back later. */
  get refusedTexts(): Partial<Record<Field, string>> {
    const texts: Partial<Record<Field, string>> = {};
    for (const field of this.refused) texts[field] = this.texts[field];
    return texts;
  }

  /** Puts back texts that could not be saved, and tries them again, so that it stands beside each why. */
  async putBack(texts: Partial<Record<Field, string>>): Promise<void> {
    const fields = (Object.keys(texts) as Field[]).filter((field) => field in this.texts);
    await Promise.all(fields.map((field) => this.choose(field, texts[field] ?? '')));
  }

  /** Takes a value that was chosen, and saves it. */
  async choose(field: Field, text: string): Promise<void> {
    this.texts[field] = text;
    await this.leave(field);
  }

  /** Saves `field` if its text changed since it was last left. */
  async leave(field: Field): Promise<void> {
    if (this.texts[field] === this.#settled[field]) return;
    await this.#write(field);
  }

  /** Saves every field that changed, as when the tab is left by a key. */
  async leaveAll(): Promise<void> {
    await Promise.all((Object.keys(this.texts) as Field[]).map((field) => this.leave(field)));
  }

  /** Tries a refused field again. */
  async retry(field: Field): Promise<void> {
    if (this.states.get(field)?.kind === 'refused') await this.#write(field);
  }

  /** Tries every refused field again. */
  async retryAll(): Promise<void> {
    await Promise.all(this.refused.map((field) => this.retry(field)));
  }

  async #write(field: Field): Promise<void> {
    const text = this.texts[field];
    const request = Symbol(field);
    const show = (state: FieldState) => {
      if (this.#latest.get(field) === request) this.states.set(field, state);
    };
    this.#settled[field] = text;
    this.#latest.set(field, request);
    show({ kind: 'saving' });
    try {
      await this.#serial.run(async () => {
        const value = await readField(this.kind(field), text);
        const candidate = { ...this.#saved, [field]: value };
        await this.#save(this.#set.wholeOf(candidate));
        this.#saved = candidate;
        // The person may have typed on meanwhile; then their text stays.
        if (this.texts[field] === text) this.texts[field] = this.#settled[field] = shownField(this.kind(field), value);
      });
      show({ kind: 'saved', at: clock(this.#now()) });
    } catch (cause) {
      show({ kind: 'refused', refusal: refusalOf(cause) });
    }
  }
}
