// What completes the line that is being typed: questions on a question's line, open answers below a question.

import { missingAnswers, questionAt } from './answers';
import { exactly, questionsLike, type Asked } from './figure-words';
import { depthOf, isQuestion, parentOf, readLine, writeLine } from './outline-lines';
import { lineAt, offsetOf, type Typed } from './outline-edit';

const most = 8;

/** Words that could stand on the line of the caret, best first; none unless the caret stands behind what is typed. */
export function suggestionsAt({ text, start, end }: Typed, asked: readonly Asked[]): string[] {
  const lines = text.split('\n');
  const at = lineAt(text, start);
  const line = lines[at] ?? '';
  if (start !== end || start - offsetOf(lines, at) !== line.trimEnd().length) return [];
  const { depth, label, value } = readLine(line);
  if (label === '' || value !== '' || line.includes(':')) return [];
  if (isQuestion(depth)) {
    if (asked.some(({ asks }) => asks === label)) return [];
    return questionsLike(label, asked).slice(0, most).map(({ asks }) => asks);
  }
  const above = parentOf(lines, at);
  const question = above === -1 ? undefined : questionAt(lines, above, asked);
  if (!question?.answers || question.answers.includes(label) || /^[\d０-９]/u.test(label)) return [];
  const without = lines.map((kept, no) => (no === at ? '' : kept));
  return missingAnswers(without, above, asked).filter((answer) => answer.includes(label)).slice(0, most);
}

/** The text with `words` on the line of the caret. */
export function complete({ text, start }: Typed, words: string, asked: readonly Asked[]): Typed {
  const lines = text.split('\n');
  const at = lineAt(text, start);
  const depth = depthOf(lines[at] ?? '');
  lines[at] = writeLine({ depth, label: exactly(words, asked)?.asks ?? words, value: '' });
  const caret = offsetOf(lines, at) + lines[at].length;
  return { text: lines.join('\n'), start: caret, end: caret };
}
