/** Where a person goes from a case: its list, its review by the board, or away with the file locked. */
export type LeavingFor = 'list' | 'review' | 'lock';
