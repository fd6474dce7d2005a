// The made-up people (架空) of the survey walk, and what is answered and written. Nobody of these names is meant.

import { answers as plain, application as person } from '../person.mjs';

/** The person surveyed has the numbers and the birthday of an example that was surveyed before, so that a last survey is found. */
export const application = { ...person, birth_date: 'S15.7.7', insured_number: '9900000006', kind: '新規' };

/** 前回 of the example of that number, in the words of the form. */
export const lastAnswers = { '2-4': '介助されていない', '4-12': 'ある' };

/** The investigators of the office. */
export const municipal = {
  name: '試作 市子',
  kana: 'しさく いちこ',
  organization: '架空市高齢福祉課',
  employer: '市町村',
  trained: true,
};
export const entrusted = {
  name: '試作 委太郎',
  kana: 'しさく いたろう',
  organization: 'ためし居宅介護支援事業所',
  employer: '居宅介護支援事業者等（委託）',
  trained: true,
};

/** Every answer; 4-12 is a behaviour that wants a note. */
export const answers = new Map([...plain, ['6', []]]);

/** The items answered during the visit, by touch. */
export const visited = [...answers].slice(0, 15);
/** The others, answered later by keyboard. */
export const writtenUp = [...answers].slice(15);

export const memo = '手すりをつかんで廊下を3往復した';
export const family = '試作 花枝';
export const address = '架空市ためし町9-9';
export const physician = '試作 医一';
export const remarks = '平屋の借家に一人で暮らす。玄関に段差が2段ある。';
