import type { FigureNode } from '../../../types';
import { depthOf, readLine } from './outline-lines';

/** The figure of a sound outline; null where nothing stands in it. */
export function figureOf(outline: string): FigureNode | null {
  const lines = outline.split('\n').filter((line) => line.trim() !== '');
  let at = 0;

  function question(): FigureNode | null {
    const line = lines[at];
    if (line === undefined) return null;
    const { depth, label } = readLine(line);
    at += 1;
    const arms = [];
    while (depthOf(lines[at] ?? '') === depth + 1) {
      const answer = readLine(lines[at] ?? '');
      at += 1;
      const deeper = depthOf(lines[at] ?? '') > answer.depth;
      arms.push({ label: answer.label, next: answer.value !== '' ? { minutes: answer.value } : deeper ? question() : null });
    }
    return { asks: label, arms };
  }

  return question();
}
