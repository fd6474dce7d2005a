import type { Judgment } from '../../src/types';
import type { FakeCase } from '../fake/back-end';
import { questions } from '../fake/form';

const label = (item: string, no: number | undefined) =>
  questions.find((question) => question.id === item)?.options.find((option) => option.no === no)?.label;

/** Asks the command line program, so that the numbers on the screens are real. */
export async function judge({ answers, opinion, traced }: FakeCase): Promise<Judgment> {
  const items = questions
    .filter((question) => answers[question.id] && !question.id.startsWith('7'))
    .map((question) => [question.id, question.multiple ? answers[question.id] : answers[question.id]?.[0]]);
  const degrees = ['7-1', '7-2'].flatMap((item) => {
    const chosen = label(item, answers[item]?.[0]);
    return chosen === undefined ? [] : [[item, chosen]];
  });
  const dementia = label('7-2', opinion.items.DementiaIndependence?.[0]);
  const stability = [undefined, '安定', '不安定'][opinion.items.Stability?.[0] ?? 0];
  const line = {
    answers: Object.fromEntries(items),
    independence: Object.fromEntries(degrees),
    opinion: dementia === undefined ? {} : { dementia },
    ...(stability === undefined ? {} : { stability }),
    ...(opinion.dementia_likelihood_percent === null
      ? {}
      : { dementia_likelihood_percent: opinion.dementia_likelihood_percent }),
    traced: Object.fromEntries(Object.entries(traced).map(([tree, value]) => [tree, value.minutes])),
  };
  const reply = await fetch('/judge', { method: 'POST', body: `${JSON.stringify(line)}\n` });
  return (await reply.json()) as Judgment;
}
