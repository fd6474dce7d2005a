// What the survey's screens offer beside the form, as the back end hands it out.

import opinion from '../../../assets/opinion/items.json';
import type { Circumstance, CircumstanceChoice, OpinionForm, Question, SurveyTables } from '../../src/types';
import { questions } from './form';

const names: Record<Circumstance, string> = {
  NotTried: '試行できなかった',
  DiffersFromUsual: '試行の結果が日頃の状況と異なる',
  InappropriateCare: '行われている介助が不適切と考えられる',
  NobodyPresent: '立会者がいなかった',
};

function choicesOf({ axis, axis_subtype }: Question): CircumstanceChoice[] {
  const tried = axis === '能力' || axis_subtype === '麻痺等・拘縮';
  const offered: Circumstance[] = [
    ...(tried ? (['NotTried', 'DiffersFromUsual'] as const) : []),
    ...(axis === '介助の方法' ? (['InappropriateCare'] as const) : []),
    ...(axis === '' ? [] : (['NobodyPresent'] as const)),
  ];
  return offered.map((circumstance) => ({ circumstance, name: names[circumstance] }));
}

export const tables: SurveyTables = {
  opinion: { source: opinion.source, items: opinion.items as OpinionForm['items'] },
  circumstances: Object.fromEntries(questions.map((question) => [question.id, choicesOf(question)])),
};
