import { officialResult, setOfficial } from '../../../../commands';
import type { CaseOfficialResult, OfficialResultEntry } from '../../../../types';
import { FieldDraft } from '../../fields/field-draft.svelte';
import type { Serial } from '../../serial';
import { entryOf, officialFields, type OfficialField } from './official-fields';

/** The official result while it is typed. What was saved is shown as the back end read it. */
class OfficialDraft extends FieldDraft<OfficialField, OfficialResultEntry | null> {
  constructor(
    entry: OfficialResultEntry | null,
    serial: Serial,
    save: (entry: OfficialResultEntry | null) => Promise<void>,
    private readonly onfile: () => OfficialResultEntry | null,
  ) {
    super(officialFields, entry, serial, save, () => new Date());
  }

  override async leave(field: OfficialField): Promise<void> {
    await super.leave(field);
    this.follow(this.onfile());
  }
}

/** The official 一次判定結果 of one case while its screen is open. */
export class OfficialOfCase {
  /** As the file has it, beside the calculation; null where there is none. */
  told = $state.raw<CaseOfficialResult | null>(null);
  /** Each field is saved when it is left. */
  readonly draft: OfficialDraft;
  /** What was removed last and can be put back. */
  removed = $state.raw<OfficialResultEntry | null>(null);
  readonly #id: number;
  readonly #serial: Serial;

  private constructor(id: number, serial: Serial, told: CaseOfficialResult | null) {
    this.#id = id;
    this.#serial = serial;
    this.told = told;
    const onfile = () => this.told && entryOf(this.told.result);
    this.draft = new OfficialDraft(
      onfile(),
      serial,
      async (entry) => {
        this.told = await setOfficial(id, entry);
        this.removed = null;
      },
      onfile,
    );
  }

  static async load(id: number, serial: Serial): Promise<OfficialOfCase> {
    return new OfficialOfCase(id, serial, await serial.run(() => officialResult(id)));
  }

  /** Compares anew, after the case changed. */
  async compare(): Promise<void> {
    this.#take(await this.#serial.run(() => officialResult(this.#id)));
  }

  /** Takes the whole result back. */
  async remove(): Promise<void> {
    const removed = this.told && entryOf(this.told.result);
    this.#take(await this.#serial.run(() => setOfficial(this.#id, null)));
    this.removed = removed;
  }

  /** Puts back what was removed. */
  async restore(): Promise<void> {
    const removed = this.removed;
    this.#take(await this.#serial.run(() => setOfficial(this.#id, removed)));
    this.removed = null;
  }

  #take(told: CaseOfficialResult | null): void {
    this.told = told;
    this.draft.follow(told && entryOf(told.result));
  }
}
