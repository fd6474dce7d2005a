// The application as the flat texts of its fields, and back.

import type {
  Application,
  ApplicationField,
  ApplicationKind,
  CareLevel,
  Certification,
  InsuredCategory,
  Sex,
} from '../../../types';
import type { FieldSet } from '../fields/field-draft.svelte';

/** Fields of a past certification. */
const certificationFields = ['level', 'months', 'from', 'to'] as const;
type CertificationField = (typeof certificationFields)[number];

/** Every field on the tab. */
export type FieldId =
  | Exclude<keyof Application, 'previous' | 'before_previous'>
  | `previous.${CertificationField}`
  | `before_previous.${CertificationField}`;

/** The text of every field; dates as ISO text, empty where nothing is known. */
export type Fields = Record<FieldId, string>;

/** The one choice of a field that says whether something applies; empty where it does not. */
export const applies = '該当する';

/** Names of the fields, as on the tab. */
export const fieldNames: Fields = {
  insurer_number: '保険者番号',
  insured_number: '被保険者番号',
  name: '氏名',
  kana: 'ふりがな',
  sex: '性別',
  birth_date: '生年月日',
  insured_category: '被保険者区分',
  kind: '申請区分',
  applied_on: '申請日',
  surveyed_on: '調査日',
  investigator: '調査員氏名',
  terminal_cancer: '末期がん',
  'previous.level': '前回の要介護度',
  'previous.months': '前回の有効期間（月数）',
  'previous.from': '前回の有効期間の開始日',
  'previous.to': '前回の有効期間の終了日',
  'before_previous.level': '前々回の要介護度',
  'before_previous.months': '前々回の有効期間（月数）',
  'before_previous.from': '前々回の有効期間の開始日',
  'before_previous.to': '前々回の有効期間の終了日',
};

const dates = new Set<FieldId>([
  'birth_date',
  'applied_on',
  'surveyed_on',
  'previous.from',
  'previous.to',
  'before_previous.from',
  'before_previous.to',
]);
const digits = new Set<FieldId>(['insurer_number', 'insured_number']);
const months = new Set<FieldId>(['previous.months', 'before_previous.months']);
const choices = new Set<FieldId>([
  'sex',
  'insured_category',
  'kind',
  'terminal_cancer',
  'previous.level',
  'before_previous.level',
]);

/** 申請 as fields. */
export const applicationFields: FieldSet<FieldId, Application> = {
  prefix: 'field',
  name: (field) => fieldNames[field],
  kind: (field) =>
    dates.has(field) ? 'date'
    : digits.has(field) ? 'digits'
    : months.has(field) ? 'months'
    : choices.has(field) ? 'choice'
    : 'text',
  fieldsOf,
  wholeOf: applicationOf,
};

/** The field on the screen that a place of 申請 names. */
export function fieldAt(place: ApplicationField): FieldId {
  return place === 'previous' ? 'previous.level' : place;
}

export function fieldsOf(application: Application): Fields {
  const { previous, before_previous, ...plain } = application;
  return {
    ...plain,
    sex: plain.sex ?? '',
    birth_date: plain.birth_date ?? '',
    insured_category: plain.insured_category ?? '',
    kind: plain.kind ?? '',
    applied_on: plain.applied_on ?? '',
    surveyed_on: plain.surveyed_on ?? '',
    terminal_cancer: plain.terminal_cancer ? applies : '',
    'previous.level': previous?.level ?? '',
    'previous.months': previous?.months?.toString() ?? '',
    'previous.from': previous?.from ?? '',
    'previous.to': previous?.to ?? '',
    'before_previous.level': before_previous?.level ?? '',
    'before_previous.months': before_previous?.months?.toString() ?? '',
    'before_previous.from': before_previous?.from ?? '',
    'before_previous.to': before_previous?.to ?? '',
  };
}

export function applicationOf(fields: Fields): Application {
  return {
    insurer_number: fields.insurer_number,
    insured_number: fields.insured_number,
    name: fields.name,
    kana: fields.kana,
    sex: (fields.sex || null) as Sex | null,
    birth_date: fields.birth_date || null,
    insured_category: (fields.insured_category || null) as InsuredCategory | null,
    kind: (fields.kind || null) as ApplicationKind | null,
    applied_on: fields.applied_on || null,
    surveyed_on: fields.surveyed_on || null,
    investigator: fields.investigator,
    terminal_cancer: fields.terminal_cancer === applies,
    previous: certificationOf(fields, 'previous'),
    before_previous: certificationOf(fields, 'before_previous'),
  };
}

function certificationOf(fields: Fields, which: 'previous' | 'before_previous'): Certification | null {
  if (certificationFields.every((field) => fields[`${which}.${field}`] === '')) return null;
  const months = fields[`${which}.months`];
  return {
    level: (fields[`${which}.level`] || null) as CareLevel | null,
    months: months === '' ? null : Number(months),
    from: fields[`${which}.from`] || null,
    to: fields[`${which}.to`] || null,
  };
}
