import { describe, expect, it } from 'vitest';

import { columnLetter, columnName, mappingFault, samplesOf, unusedColumns } from '../../../src/screens/intake/columns';
import { partsOf } from '../../../src/screens/intake/compared-parts';
import { look } from '../../fake/intake-samples';

const { fields, mapping } = look;
const complete = { ...mapping, insurer_number: '999999' };

describe('columns of a file', () => {
  it('are named as in a spreadsheet', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(columnName(look, true, 1)).toBe('B列 氏名');
    expect(columnName(look, false, 1)).toBe('B列');
  });

  it('show their first values; the first row is one of them where it holds no names', () => {
    expect(samplesOf(look, true, 7)).toEqual(['要介護2', '要介護1']);
    expect(samplesOf(look, false, 3)).toEqual(['性別', '1', '2']);
  });

  it('that no field takes are told', () => {
    expect(unusedColumns(look, mapping)).toEqual([8, 9]);
  });
});

describe('a mapping', () => {
  it('needs the number, the name and, of the insurer, a column or a number for all rows', () => {
    const { name: _, ...nameless } = complete.columns;
    expect(mappingFault(fields, { ...complete, columns: nameless })).toMatch(/「氏名」の列が決まっていません/);
    expect(mappingFault(fields, mapping)).toMatch(/保険者番号/);
    expect(mappingFault(fields, { ...mapping, insurer_number: '99999a' })).toMatch(/6桁までの数字/);
    expect(mappingFault(fields, complete)).toBeNull();
    expect(mappingFault(fields, { ...mapping, columns: { ...mapping.columns, insurer_number: 8 } })).toBeNull();
  });

  it('takes no column for two fields', () => {
    const doubled = { ...complete, columns: { ...complete.columns, kana: 1 } };
    expect(mappingFault(fields, doubled)).toMatch(/「氏名」「ふりがな」が同じ列/);
  });
});

describe('two values laid side by side', () => {
  it('show the letters that differ', () => {
    expect(partsOf('0000101299', '0000101929')).toEqual([
      { text: '0000101', differs: false },
      { text: '92', differs: true },
      { text: '9', differs: false },
    ]);
  });

  it('differ as a whole where they are not as long as each other', () => {
    expect(partsOf('架空 三郎', '架空 三郎太')).toEqual([{ text: '架空 三郎太', differs: true }]);
    expect(partsOf('女', '女')).toEqual([{ text: '女', differs: false }]);
  });
});
