import type { LearnerView } from '../../../types';

/** 受講者3　山田 花子; the number alone where there is no name. */
export const learnerName = ({ number, name }: Pick<LearnerView, 'number' | 'name'>) =>
  name.trim() === '' ? `受講者${number}` : `受講者${number}　${name}`;
