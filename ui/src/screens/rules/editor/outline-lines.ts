// The lines of an outline: questions at even depths, answers at odd ones, two spaces a level.

/** One line as read. */
export interface OutlineLine {
  depth: number;
  /** Without the colon. */
  label: string;
  /** What stands behind the colon: 5.1分; empty where something hangs below. */
  value: string;
  blank: boolean;
}

export const step = '  ';

const leadOf = (line: string) => /^[ \t　]*/u.exec(line)?.[0] ?? '';

/** How deep a line stands. A tab or a full-width space counts as one level, as pasted texts have them. */
export function depthOf(line: string): number {
  const columns = [...leadOf(line)].reduce((sum, character) => sum + (character === ' ' ? 1 : 2), 0);
  return Math.round(columns / 2);
}

export function readLine(line: string): OutlineLine {
  const depth = depthOf(line);
  const text = line.trim();
  const [, label = text, value = ''] = /^(.*?)\s*:\s*(.*)$/u.exec(text) ?? [];
  return { depth, label, value, blank: text === '' };
}

export function writeLine({ depth, label, value }: Pick<OutlineLine, 'depth' | 'label' | 'value'>): string {
  return `${step.repeat(depth)}${label}:${value === '' ? '' : ` ${value}`}`;
}

export const isQuestion = (depth: number) => depth % 2 === 0;

/** The line behind the last that hangs below line `at`; blank lines at the end do not hang. */
export function blockEnd(lines: readonly string[], at: number): number {
  const depth = depthOf(lines[at] ?? '');
  let end = at + 1;
  for (let next = end; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    if (depthOf(line) <= depth) break;
    end = next + 1;
  }
  return end;
}

/** The line that line `at` hangs below; -1 where none. */
export function parentOf(lines: readonly string[], at: number): number {
  const depth = depthOf(lines[at] ?? '');
  for (let before = at - 1; before >= 0; before -= 1) {
    const line = lines[before] ?? '';
    if (line.trim() !== '' && depthOf(line) < depth) return before;
  }
  return -1;
}

/** The next line of the same depth below the same parent; -1 where none. */
export function nextSibling(lines: readonly string[], at: number): number {
  const end = blockEnd(lines, at);
  for (let next = end; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    return depthOf(line) === depthOf(lines[at] ?? '') ? next : -1;
  }
  return -1;
}

/** The line before of the same depth below the same parent; -1 where none. */
export function previousSibling(lines: readonly string[], at: number): number {
  const depth = depthOf(lines[at] ?? '');
  for (let before = at - 1; before >= 0; before -= 1) {
    const line = lines[before] ?? '';
    if (line.trim() === '' || depthOf(line) > depth) continue;
    return depthOf(line) === depth ? before : -1;
  }
  return -1;
}

/** Labels from the first question down to line `at`. */
export function pathTo(lines: readonly string[], at: number): string[] {
  const above = parentOf(lines, at);
  return [...(above === -1 ? [] : pathTo(lines, above)), questionWords(readLine(lines[at] ?? '').label)];
}

/** The line at the end of `path`; -1 where there is none. */
export function lineOf(lines: readonly string[], path: readonly string[]): number {
  const wanted = path.map(questionWords).join('\n');
  return lines.findIndex((line, at) => line.trim() !== '' && pathTo(lines, at).join('\n') === wanted);
}

/** A question's words without the remark 要照合. */
export function questionWords(label: string): string {
  return label.split(' ※要照合 ')[0]?.trim() ?? '';
}
