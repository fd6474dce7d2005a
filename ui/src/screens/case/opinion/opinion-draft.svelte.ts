import type { OpinionForm, OpinionItem, PhysicianOpinion } from '../../../types';
import { FieldDraft, type FieldSet } from '../fields/field-draft.svelte';
import type { Serial } from '../serial';

/** Every field of the 主治医意見書. */
export type OpinionField = OpinionItem | 'physician' | 'institution' | 'written_on' | 'dementia_likelihood_percent';

/** The text of an item of which none of the options was marked. */
const noneMarked = '0';

/** The numbers of the options in an item's text; null where the item was not transcribed. */
export function numbersIn(text: string): number[] | null {
  if (text === '') return null;
  return text === noneMarked ? [] : text.split(',').map(Number);
}

/** The text of an item's options. */
export function textOf(numbers: readonly number[] | null): string {
  if (numbers === null) return '';
  return numbers.length === 0 ? noneMarked : [...numbers].sort((a, b) => a - b).join(',');
}

function opinionFields(form: OpinionForm): FieldSet<OpinionField, PhysicianOpinion> {
  const names: Record<string, string> = {
    physician: '医師氏名',
    institution: '医療機関名',
    written_on: '記入日',
    dementia_likelihood_percent: '認知症自立度Ⅱ以上の蓋然性（%）',
  };
  for (const { item, name } of form.items) names[item] = name;
  return {
    prefix: 'opinion',
    name: (field) => names[field] ?? field,
    kind: (field) =>
      field === 'written_on' ? 'date'
      : field === 'dementia_likelihood_percent' ? 'percent'
      : field === 'physician' || field === 'institution' ? 'text'
      : 'choice',
    fieldsOf: ({ items, dementia_likelihood_percent, written_on, ...plain }) => {
      const fields: Record<string, string> = {
        ...plain,
        written_on: written_on ?? '',
        dementia_likelihood_percent: dementia_likelihood_percent?.toString() ?? '',
      };
      for (const { item } of form.items) fields[item] = textOf(items[item] ?? null);
      return fields as Record<OpinionField, string>;
    },
    wholeOf: (fields) => {
      const items: PhysicianOpinion['items'] = {};
      for (const { item } of form.items) {
        const numbers = numbersIn(fields[item]);
        if (numbers !== null) items[item] = numbers;
      }
      const percent = fields.dementia_likelihood_percent;
      return {
        items,
        dementia_likelihood_percent: percent === '' ? null : Number(percent),
        physician: fields.physician,
        institution: fields.institution,
        written_on: fields.written_on || null,
      };
    },
  };
}

/** The 主治医意見書 while it is transcribed. */
export class OpinionDraft extends FieldDraft<OpinionField, PhysicianOpinion> {
  constructor(
    form: OpinionForm,
    opinion: PhysicianOpinion,
    serial: Serial,
    save: (opinion: PhysicianOpinion) => Promise<void>,
    now: () => Date,
  ) {
    super(opinionFields(form), opinion, serial, save, now);
  }
}
