// 適正化プロセス記録シート.

import type { RecordSheet, RecordSheetForm, RecordSheetView } from '../../../src/types';
import { refuse } from '../case';
import { framed } from '../sheet';

const form: RecordSheetForm = {
  columns: ['課題', '課題の原因及び今までの取組', '取組の成果及び残されている課題', '今後、適正化に向けた更なる取組', 'メモ'],
  areas: [
    { area: 'survey', name: '①認定調査' },
    { area: 'physician_opinion', name: '②主治医意見書' },
    { area: 'review_procedure', name: '③審査手順' },
    { area: 'secretariat', name: '④事務局' },
    { area: 'other', name: '⑤その他' },
  ],
  cell_characters: 2000,
  insurer_characters: 60,
};

const cells = ['issue', 'causes_and_efforts', 'results_and_remaining', 'further_efforts', 'memo'] as const;

export class FakeRecordSheets {
  sheets: RecordSheetView[] = [];
  /** What a sheet looks like. */
  paper: () => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(0));
  private last = 0;

  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown> = {
    record_sheet_form: () => form,
    record_sheets: () => structuredClone(this.sheets),
    save_record_sheet: ({ id, sheet }) => this.save(id as number | null, sheet as RecordSheet),
    remove_record_sheet: ({ id }) => {
      this.sheets = this.sheets.filter((one) => one.id !== id);
      return structuredClone(this.sheets);
    },
    draw_record_sheet: async () => framed(await this.paper(), []),
    default_record_sheet_path: () => '/home/user/Documents/適正化プロセス記録シート.pdf',
    save_record_sheet_pdf: ({ path }) => ({ path, warnings: [] }),
  };

  private save(id: number | null, sheet: RecordSheet) {
    for (const { area, name } of form.areas) {
      for (const [index, cell] of cells.entries()) {
        const length = [...(sheet.rows[area]?.[cell] ?? '')].length;
        if (length > form.cell_characters) {
          const message = `${name}の「${form.columns[index]}」は${length}文字です。${form.cell_characters}文字以内に縮めてください。`;
          throw refuse('record-sheet-cell-long', message);
        }
      }
    }
    const known = this.sheets.find((one) => one.id === id);
    if (known) known.sheet = sheet;
    else this.sheets.push({ id: ++this.last, sheet, saved_at: '2026-11-21T14:03:00+09:00', by: '事務局 一郎' });
    return { id: known?.id ?? this.last, sheets: structuredClone(this.sheets) };
  }
}
