import type { FaultPart } from '../../../types';

/** A place in a supplement: a part of it and, in the outline of a tree, questions and answers down to the line. */
export interface EditorPlace {
  part: FaultPart;
  path: string[];
}
