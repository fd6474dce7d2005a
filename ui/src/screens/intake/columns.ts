import type { IntakeFieldView, IntakeLook, Mapping } from '../../types';

/** The letter of a column as a spreadsheet names it, from 0: A … Z, AA … */
export function columnLetter(column: number): string {
  const more = Math.floor(column / 26) - 1;
  return (more < 0 ? '' : columnLetter(more)) + String.fromCharCode(65 + (column % 26));
}

/** "B列 氏名"; without a row of names the letter alone. */
export function columnName(look: IntakeLook, header: boolean, column: number): string {
  const name = header ? (look.first[column]?.trim() ?? '') : '';
  return `${columnLetter(column)}列${name && ` ${name}`}`;
}

/** Some values of a column, those that are blank left out. */
export function samplesOf(look: IntakeLook, header: boolean, column: number): string[] {
  const rows = header ? look.samples : [look.first, ...look.samples];
  return rows.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '').slice(0, 3);
}

/** Columns of the file that no field takes. */
export function unusedColumns(look: IntakeLook, { columns }: Mapping): number[] {
  const used = new Set(Object.values(columns));
  return look.first.map((_, column) => column).filter((column) => !used.has(column));
}

/** The fields that take the same column as another one. */
export function doubledFields(fields: readonly IntakeFieldView[], { columns }: Mapping): IntakeFieldView[] {
  return fields.filter(({ field }) =>
    fields.some((other) => other.field !== field && columns[field] !== undefined && columns[other.field] === columns[field]),
  );
}

/** What keeps the file from being read by `mapping`, in a sentence; null where nothing does. */
export function mappingFault(fields: readonly IntakeFieldView[], mapping: Mapping): string | null {
  const missing = fields.filter(({ field, required }) => required && mapping.columns[field] === undefined);
  if (missing.length > 0) {
    return `「${missing.map(({ name }) => name).join('」「')}」の列が決まっていません。必須の項目です。ファイルのどの列かを選んでください。`;
  }
  const fixed = mapping.insurer_number.trim();
  if (mapping.columns.insurer_number === undefined && fixed === '') {
    return '「保険者番号」の列が決まっていません。列を選ぶか、列がないときは、すべての行に入れる保険者番号を入力してください。';
  }
  if (!/^[0-9０-９]{0,6}$/.test(fixed)) return 'すべての行に入れる保険者番号は、6桁までの数字で入力してください。';
  const doubled = doubledFields(fields, mapping);
  if (doubled.length > 0) {
    return `「${doubled.map(({ name }) => name).join('」「')}」が同じ列になっています。それぞれ別の列を選ぶか、使わない項目を「使わない」にしてください。`;
  }
  return null;
}
