/** Where a person goes from a case: its list, its review by the board, its conflicts, or away with the file locked. */
export type LeavingFor = 'list' | 'review' | 'conflicts' | 'lock';
