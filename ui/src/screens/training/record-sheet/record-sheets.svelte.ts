import { Attempt } from '../../../attempt.svelte';
import { recordSheetForm, recordSheets, removeRecordSheet } from '../../../training-commands';
import type { RecordSheetForm, RecordSheetView } from '../../../types';
import { OpenRecordSheet } from './open-record-sheet.svelte';

/** The 適正化プロセス記録シート that are kept, and the one that is open. */
export class RecordSheets {
  form = $state.raw<RecordSheetForm | null>(null);
  kept = $state.raw<readonly RecordSheetView[]>([]);
  open = $state.raw<OpenRecordSheet | null>(null);
  /** Whether the list is wanted although something of the open one is not saved. */
  leaving = $state(false);
  readonly looking = new Attempt();
  readonly removing = new Attempt();

  async look(): Promise<void> {
    if (this.form) return;
    await this.looking.run(async () => {
      const [form, kept] = await Promise.all([recordSheetForm(), recordSheets()]);
      this.kept = kept;
      this.form = form;
    });
  }

  /** Opens a sheet; null begins a new one. */
  show(view: RecordSheetView | null): void {
    if (!this.form) return;
    this.leaving = false;
    this.open = new OpenRecordSheet(this.form, view, (sheets) => (this.kept = sheets));
  }

  /** Goes back to the list, where nothing is lost by it or the person is `sure`. */
  async close(sure = false): Promise<void> {
    const saved = await this.settle();
    this.leaving = !saved && !sure;
    if (!this.leaving) this.open = null;
  }

  /** Saves what was typed: before the screen is left or the file is locked. False where something is refused. */
  async settle(): Promise<boolean> {
    return (await this.open?.settle()) ?? true;
  }

  async remove(id: number): Promise<void> {
    await this.removing.run(async () => {
      this.kept = await removeRecordSheet(id);
      this.leaving = false;
      this.open = null;
    });
  }
}
