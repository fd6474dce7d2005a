import { keepRefused } from '../../../refused-fields';
import { saveRecordSheet } from '../../../training-commands';
import type { RecordSheet, RecordSheetForm, RecordSheetView } from '../../../types';
import { FieldDraft } from '../../case/fields/field-draft.svelte';
import { Serial } from '../../case/serial';
import { blankSheet, recordFields, type RecordField } from './sheet-fields';

/** A 記録シート while it is written. Each cell is saved by itself; one that is refused holds no other back. */
export class OpenRecordSheet {
  /** Null until something of a new one is saved. */
  id = $state<number | null>(null);
  readonly draft: FieldDraft<RecordField, RecordSheet>;
  readonly #serial = new Serial();

  /** `kept`: null for a new one. `onsaved` is given every sheet that is kept by then. */
  constructor(form: RecordSheetForm, kept: RecordSheetView | null, onsaved: (sheets: RecordSheetView[]) => void) {
    this.id = kept?.id ?? null;
    this.draft = new FieldDraft(
      recordFields(form),
      kept?.sheet ?? blankSheet,
      this.#serial,
      async (sheet) => {
        const saved = await saveRecordSheet(this.id, sheet);
        this.id = saved.id;
        onsaved(saved.sheets);
      },
      () => new Date(),
    );
  }

  /** Has what could not be saved kept when the file locks. Answers with what ends that. */
  keepRefused(): () => void {
    return keepRefused({
      name: () => `record-sheet/${this.id ?? 'new'}`,
      settle: () => this.settle(),
      refused: () => (this.draft.refused.length === 0 ? null : JSON.stringify(this.draft.refusedTexts)),
      putBack: (refused) => this.draft.putBack(JSON.parse(refused) as Partial<Record<RecordField, string>>),
    });
  }

  /** Saves what was typed and waits for it; true where everything on the screen is in the file. */
  async settle(): Promise<boolean> {
    await this.draft.leaveAll();
    await this.#serial.idle();
    return this.draft.refused.length === 0;
  }
}
