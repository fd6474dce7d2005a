// The form edition as the back end hands it out, made from the same file.

import edition from '../../../assets/forms/2024-04.json';
import type { FormEdition, Question, ServiceLine } from '../../src/types';

interface Item {
  id: string;
  group: string;
  name_form: string;
  name_short: string;
  axis: string;
  axis_subtype: string | null;
  window: string;
  multi: boolean;
  exclusive_option?: number | null;
  sub_fields?: string[];
  tokki_required_if?: number[];
  print_labels?: string[];
  options: { no: number; label: string; kind?: string }[];
}

const item = (entry: Item): Question => ({
  id: entry.id,
  name: entry.name_form,
  short_name: entry.name_short,
  axis: entry.axis,
  axis_subtype: entry.axis_subtype,
  note_required_if: entry.tokki_required_if ?? [],
  note_must_state: [],
  window: entry.window,
  multiple: entry.multi,
  exclusive_option: entry.exclusive_option ?? null,
  may_be_none: false,
  flattened: Math.max(entry.sub_fields?.length ?? 0, 1),
  options: entry.options.map((option, index) => ({
    no: option.no,
    label: option.label,
    print_label: entry.print_labels?.[index] ?? option.label,
    kind: option.kind ?? null,
  })),
});

const scale = ({ id, name, values }: { id: string; name: string; values: string[] }): Question => ({
  id,
  name,
  short_name: name,
  axis: '',
  axis_subtype: null,
  note_required_if: [],
  note_must_state: [],
  window: '',
  multiple: false,
  exclusive_option: null,
  may_be_none: false,
  flattened: 0,
  options: values.map((label, index) => ({ no: index + 1, label, print_label: label, kind: null })),
});

const special = edition.special_medical;
const gaikyo = edition.gaikyo;

const counted = (unit: string): ServiceLine['count'] =>
  unit.startsWith('品目') ? 'Pieces' : unit.startsWith('あり') ? 'Presence' : unit.endsWith('回') ? 'TimesPerMonth' : 'DaysPerMonth';

/** 令和6年4月版. */
export const form: FormEdition = {
  id: '2024-04',
  name: edition.edition.name,
  applies_from: edition.edition.applies_from,
  source: edition.source,
  source_url: edition.source_url,
  sections: [
    ...edition.groups.map((group) => ({
      id: Number(group.id),
      name: group.name,
      questions: (edition.items as Item[]).filter((entry) => entry.group === group.id).map(item),
    })),
    {
      id: 6,
      name: '特別な医療',
      questions: [
        {
          id: special.id,
          name: special.name,
          short_name: '特別な医療',
          axis: special.axis,
          axis_subtype: null,
          note_required_if: [],
          note_must_state: special.tokki_must_state,
          window: special.window,
          multiple: special.multi,
          exclusive_option: null,
          may_be_none: true,
          flattened: special.options.length,
          options: special.options.map((option) => ({ ...option, print_label: option.label })),
        },
      ],
    },
    {
      id: 7,
      name: '日常生活自立度',
      questions: [scale(edition.independence.physical), scale(edition.independence.dementia)],
    },
  ],
  warnings: edition.warnings,
  overview: {
    services: gaikyo.III_在宅利用.map((service) => ({ ...service, count: counted(service.unit) })),
    free_services: gaikyo.III_在宅利用_自由記載,
    facilities: gaikyo.III_施設等利用.map((name, index) => ({ no: index + 1, name })),
    footnotes: gaikyo.III_注,
    households: gaikyo.IV_特記.家族状況,
    remarks: gaikyo.IV_特記.自由記載,
  },
};

/** Every question in the order of the form. */
export const questions: Question[] = form.sections.flatMap((section) => section.questions);
