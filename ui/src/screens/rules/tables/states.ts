import type { SupplementState } from '../../../types';

export const stateNames: Record<SupplementState, string> = {
  draft: '下書き',
  adopted: '採用中',
  withdrawn: '取り下げ',
};
