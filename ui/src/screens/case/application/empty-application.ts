import type { Application } from '../../../types';

/** An application in which nothing is known yet. */
export function emptyApplication(): Application {
  return {
    insurer_number: '',
    insured_number: '',
    name: '',
    kana: '',
    sex: null,
    birth_date: null,
    insured_category: null,
    kind: null,
    applied_on: null,
    surveyed_on: null,
    investigator: '',
    terminal_cancer: false,
    previous: null,
    before_previous: null,
  };
}
