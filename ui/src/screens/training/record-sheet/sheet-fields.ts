// The cells of a 適正化プロセス記録シート as the fields of a draft.

import type { IssueArea, RecordSheet, RecordSheetForm, RecordSheetRow } from '../../../types';
import type { FieldSet } from '../../case/fields/field-draft.svelte';

/** The columns of a row, in order. */
export const columns = ['issue', 'causes_and_efforts', 'results_and_remaining', 'further_efforts', 'memo'] as const;
export type Column = (typeof columns)[number];
export type Cell = `${IssueArea}-${Column}`;
export type RecordField = 'insurer' | 'written_on' | Cell;

export const cellOf = (area: IssueArea, column: Column): Cell => `${area}-${column}`;

/** The sheet before anything is written. */
export const blankSheet: RecordSheet = { insurer: '', written_on: null, rows: {} };

/** The fields of a sheet that is laid out as `form` says. */
export function recordFields(form: RecordSheetForm): FieldSet<RecordField, RecordSheet> {
  const cells = new Map<string, string>();
  for (const { area, name } of form.areas) {
    columns.forEach((column, index) => cells.set(cellOf(area, column), `${name}の「${form.columns[index] ?? ''}」`));
  }
  return {
    prefix: 'record',
    name: (field) => (field === 'insurer' ? '保険者' : field === 'written_on' ? '記入日' : (cells.get(field) ?? field)),
    kind: (field) => (field === 'insurer' ? 'text' : field === 'written_on' ? 'date' : 'long'),
    fieldsOf({ insurer, written_on, rows }) {
      const texts: Partial<Record<RecordField, string>> = { insurer, written_on: written_on ?? '' };
      for (const { area } of form.areas) {
        for (const column of columns) texts[cellOf(area, column)] = rows[area]?.[column] ?? '';
      }
      return texts as Record<RecordField, string>;
    },
    wholeOf(fields) {
      const rows: RecordSheet['rows'] = {};
      for (const { area } of form.areas) {
        const row = Object.fromEntries(columns.map((column) => [column, fields[cellOf(area, column)]])) as unknown as RecordSheetRow;
        if (columns.some((column) => row[column].trim() !== '')) rows[area] = row;
      }
      return { insurer: fields.insurer, written_on: fields.written_on === '' ? null : fields.written_on, rows };
    },
  };
}
