// 概況調査 as the flat texts of its fields, and back.

import type {
  Contact,
  Overview,
  OverviewField,
  OverviewForm,
  PastCertification,
  ServiceLine,
  Situation,
  SurveyPlace,
} from '../../../types';
import type { FieldSet } from '../fields/field-draft.svelte';
import type { FieldKind } from '../fields/field-kinds';

const contacts = ['contact', 'family_contact', 'facility_contact'] as const;
const contactParts = ['postal_code', 'address', 'phone'] as const;

type Whose = (typeof contacts)[number];
type PlainField = Exclude<keyof Overview, Whose | 'services' | 'free_services'>;

/** Every field of the 概況調査. Services by their number on the form, the freely filled lines from 0. */
export type OverviewFieldId =
  | PlainField
  | `${Whose}.${(typeof contactParts)[number]}`
  | `service.${number}`
  | `free.${number}`;

export type OverviewTexts = Record<OverviewFieldId, string>;

/** 現在の状況: 居宅. A facility is its number. */
export const atHome = 'home';

const names: Record<PlainField, string> = {
  started_at: '開始時刻',
  ended_at: '終了時刻',
  place: '実施場所',
  place_name: '場所の名称',
  investigator_kana: 'ふりがな',
  organization: '所属機関',
  past: '過去の認定',
  last_certified_on: '前回認定年月日',
  family_name: '家族等の氏名',
  family_relation: '家族等の調査対象者との関係',
  situation: '現在の状況',
  facility_name: '施設等名',
  household: '家族状況',
  remarks: '家族状況・居住環境など',
};

const contactNames = { postal_code: '郵便番号', address: '住所', phone: '電話' } as const;
const whose: Record<Whose, string> = { contact: '', family_contact: '家族等の', facility_contact: '施設等の' };

const kinds: Partial<Record<OverviewFieldId, FieldKind>> = {
  started_at: 'time',
  ended_at: 'time',
  place: 'choice',
  past: 'choice',
  last_certified_on: 'date',
  situation: 'choice',
  household: 'choice',
  remarks: 'long',
};

const numberIn = (field: string) => Number(field.slice(field.indexOf('.') + 1));
const isContact = (field: string): field is `${Whose}.${keyof Contact}` =>
  contacts.some((part) => field.startsWith(`${part}.`));

/** The 概況調査 of a form's edition as fields. */
export function overviewFields(form: OverviewForm): FieldSet<OverviewFieldId, Overview> {
  const service = (field: OverviewFieldId): ServiceLine | undefined =>
    form.services.find(({ no }) => field === `service.${no}`);

  function name(field: OverviewFieldId): string {
    if (field.startsWith('service.')) return service(field)?.name ?? `サービス${numberIn(field)}`;
    if (field.startsWith('free.')) return form.free_services[numberIn(field)] ?? '';
    if (field === 'contact.address') return '現住所';
    if (isContact(field)) {
      const [who, part] = field.split('.') as [Whose, keyof Contact];
      return `${whose[who]}${contactNames[part]}`;
    }
    return names[field as PlainField];
  }

  function kind(field: OverviewFieldId): FieldKind {
    if (field.startsWith('service.')) return service(field)?.count === 'Presence' ? 'choice' : 'count';
    return kinds[field] ?? 'text';
  }

  function fieldsOf(overview: Overview): OverviewTexts {
    const { services, free_services, situation, household, contact, family_contact, facility_contact, ...plain } = overview;
    const fields: Partial<OverviewTexts> = {
      ...plain,
      started_at: plain.started_at ?? '',
      ended_at: plain.ended_at ?? '',
      place: plain.place ?? '',
      past: plain.past ?? '',
      last_certified_on: plain.last_certified_on ?? '',
      situation: situation === null ? '' : situation.at === 'Home' ? atHome : String(situation.no),
      household: household?.toString() ?? '',
    };
    const reached = { contact, family_contact, facility_contact };
    for (const who of contacts) {
      for (const part of contactParts) fields[`${who}.${part}`] = reached[who][part];
    }
    // A number that the form does not have stays with the case, so that it can be pointed out.
    const numbers = new Set([...form.services.map(({ no }) => no), ...Object.keys(services).map(Number)]);
    for (const no of numbers) fields[`service.${no}`] = services[no]?.toString() ?? '';
    const lines = Math.max(form.free_services.length, free_services.length);
    for (let at = 0; at < lines; at += 1) fields[`free.${at}`] = free_services[at] ?? '';
    return fields as OverviewTexts;
  }

  return { prefix: 'overview', name, kind, fieldsOf, wholeOf: overviewOf };
}

function overviewOf(fields: OverviewTexts): Overview {
  const contact = (who: Whose): Contact => ({
    postal_code: fields[`${who}.postal_code`],
    address: fields[`${who}.address`],
    phone: fields[`${who}.phone`],
  });
  const services: Record<number, number> = {};
  const free: string[] = [];
  for (const [field, text] of Object.entries(fields)) {
    if (field.startsWith('service.') && text !== '') services[numberIn(field)] = Number(text);
    if (field.startsWith('free.')) free[numberIn(field)] = text;
  }
  return {
    started_at: fields.started_at || null,
    ended_at: fields.ended_at || null,
    place: (fields.place || null) as SurveyPlace | null,
    place_name: fields.place_name,
    investigator_kana: fields.investigator_kana,
    organization: fields.organization,
    past: (fields.past || null) as PastCertification | null,
    last_certified_on: fields.last_certified_on || null,
    contact: contact('contact'),
    family_name: fields.family_name,
    family_relation: fields.family_relation,
    family_contact: contact('family_contact'),
    situation: situationOf(fields.situation),
    services,
    free_services: free.every((line) => line === '') ? [] : free,
    facility_name: fields.facility_name,
    facility_contact: contact('facility_contact'),
    household: fields.household === '' ? null : Number(fields.household),
    remarks: fields.remarks,
  };
}

function situationOf(text: string): Situation | null {
  if (text === '') return null;
  return text === atHome ? { at: 'Home' } : { at: 'Facility', no: Number(text) };
}

const places: Record<Exclude<OverviewField['field'], 'Service'>, OverviewFieldId | 'surveyed_on' | 'investigator'> = {
  SurveyedOn: 'surveyed_on',
  Time: 'started_at',
  Place: 'place',
  Investigator: 'investigator',
  Organization: 'organization',
  Past: 'past',
  LastCertifiedOn: 'last_certified_on',
  PostalCode: 'contact.postal_code',
  Address: 'contact.address',
  Phone: 'contact.phone',
  FamilyPostalCode: 'family_contact.postal_code',
  FamilyPhone: 'family_contact.phone',
  Situation: 'situation',
  FacilityName: 'facility_name',
  FacilityPostalCode: 'facility_contact.postal_code',
  FacilityPhone: 'facility_contact.phone',
  Household: 'household',
  Remarks: 'remarks',
};

/** Ⅰ 調査実施者, Ⅱ 調査対象者, Ⅲ サービスの状況, Ⅳ 特記すべき事項. */
export type OverviewPart = 1 | 2 | 3 | 4;

/** The part of the form where a field stands. */
export function partOf(field: OverviewFieldId | 'surveyed_on' | 'investigator'): OverviewPart {
  if (field === 'household' || field === 'remarks') return 4;
  if (field === 'situation' || /^(service|free|facility)/.test(field)) return 3;
  return /^(past|last_certified_on|contact|family)/.test(field) ? 2 : 1;
}

/** The field on the screen that a place of the 概況調査 names; two of them belong to the application. */
export function fieldAt(place: OverviewField): OverviewFieldId | 'surveyed_on' | 'investigator' {
  return place.field === 'Service' ? `service.${place.no}` : places[place.field];
}
