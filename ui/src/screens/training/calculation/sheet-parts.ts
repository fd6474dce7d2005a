// The worksheet in parts: a group, a tree, and what follows.

import type { Line, LineId, TreeId, Written } from '../../../types';

/** A part of the worksheet. */
export interface SheetPart {
  id: string;
  title: string;
  /** The tree that is traced there. */
  tree: TreeId | null;
  lines: Line[];
}

function partOf({ id, kind }: Line): string {
  const [first = '', second = ''] = id.split('/');
  if (kind.kind === 'points') return `group-${second.split('-')[0]}`;
  if (first === 'sum') return `group-${second}`;
  if (kind.kind === 'question' || kind.kind === 'minutes') return `tree-${kind.tree}`;
  return 'level';
}

/** The lines in parts, in the order of the reckoning. */
export function partsOf(lines: readonly Line[]): SheetPart[] {
  const parts: SheetPart[] = [];
  for (const line of lines) {
    const id = partOf(line);
    let part = parts.at(-1);
    if (part?.id !== id) {
      const tree = 'tree' in line.kind ? line.kind.tree : null;
      part = { id, title: '合計と要介護状態区分等', tree, lines: [] };
      parts.push(part);
    }
    part.lines.push(line);
    // The last line of a group or a tree bears its name.
    if (id !== 'level' && (line.kind.kind === 'sum' || line.kind.kind === 'minutes')) part.title = line.label;
  }
  return parts;
}

/** Whether something is filled in where `line` asks for something. */
export function isFilled(line: LineId, written: Written): boolean {
  const entry = written[line];
  if (!entry) return false;
  if (entry.kind === 'number') return entry.text.trim() !== '';
  return entry.kind === 'level' || entry.arm !== null;
}

/** The lines in which something is to be written. */
export const asked = (lines: readonly Line[]) => lines.filter(({ kind }) => kind.kind !== 'given');
