// A case as the back end in memory keeps it.

import { emptyApplication } from '../../src/screens/case/application/empty-application';
import type {
  Application,
  CaseStatus,
  Circumstance,
  Dismissal,
  LastSurvey,
  LastSurveyChoice,
  Overview,
  PhysicianOpinion,
  Refusal,
  Traced,
  TreeId,
} from '../../src/types';
import type { Journal } from './journal';
import { emptyJournal } from './journal';

export interface FakeCase {
  id: number;
  status: CaseStatus;
  example: boolean;
  application: Application;
  age: number | null;
  answers: Record<string, number[]>;
  overview: Overview;
  notes: Record<string, string>;
  memos: Record<string, string>;
  circumstances: Record<string, Circumstance[]>;
  dismissals: Dismissal[];
  opinion: PhysicianOpinion;
  investigator: number | null;
  last_survey: LastSurveyChoice;
  last: LastSurvey | null;
  traced: Partial<Record<TreeId, Traced>>;
  journal: Journal;
}

const nowhere = { postal_code: '', address: '', phone: '' };

export const emptyOverview = (): Overview => ({
  started_at: null,
  ended_at: null,
  place: null,
  place_name: '',
  investigator_kana: '',
  organization: '',
  past: null,
  last_certified_on: null,
  contact: { ...nowhere },
  family_name: '',
  family_relation: '',
  family_contact: { ...nowhere },
  situation: null,
  services: {},
  free_services: ['', ''],
  facility_name: '',
  facility_contact: { ...nowhere },
  household: null,
  remarks: '',
});

export const emptyOpinion = (): PhysicianOpinion => ({
  items: {},
  dementia_likelihood_percent: null,
  physician: '',
  institution: '',
  written_on: null,
});

/** A case in which nothing is known yet except `part`. */
export const caseOf = (id: number, part: Partial<FakeCase>): FakeCase => ({
  id,
  status: 'surveying',
  example: false,
  application: emptyApplication(),
  age: null,
  answers: {},
  overview: emptyOverview(),
  notes: {},
  memos: {},
  circumstances: {},
  dismissals: [],
  opinion: emptyOpinion(),
  investigator: null,
  last_survey: { choice: 'automatic' },
  last: null,
  traced: {},
  journal: emptyJournal(),
  ...part,
});

export function refuse(code: string, message: string): Refusal {
  return { code, message };
}
