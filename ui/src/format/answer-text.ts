import type { FormEdition, ItemId, Question } from '../types';

/** The question numbered `item`. */
export function questionOf(form: FormEdition, item: ItemId): Question | undefined {
  for (const section of form.sections) {
    const question = section.questions.find((candidate) => candidate.id === item);
    if (question) return question;
  }
  return undefined;
}

/** The chosen wordings, "なし" for none of them, "未回答" for no answer. */
export function answerText(question: Question, numbers: readonly number[] | undefined): string {
  if (!numbers) return '未回答';
  if (numbers.length === 0) return 'なし';
  return question.options
    .filter((option) => numbers.includes(option.no))
    .map((option) => option.label)
    .join('、');
}
