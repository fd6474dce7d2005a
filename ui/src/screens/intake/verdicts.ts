import type { IntakeVerdict } from '../../types';

/** What a row is, in a few words. */
export const verdictNames: Record<IntakeVerdict, string> = {
  new: '新しい方',
  known: '登録のある方',
  near: '似た方がいる',
  taken: '取り込み済み',
};
