// How an answer stands to that of the last survey, in words.

import type { ItemChange } from '../../../types';

/** "前回より1段階重い"; empty where nothing changed or nothing can be said. */
export function changeText({ change }: ItemChange): string {
  switch (change.change) {
    case 'Worse':
      return `前回より${change.steps}段階重い`;
    case 'Better':
      return `前回より${change.steps}段階軽い`;
    case 'Altered': {
      const added = change.added.length > 0 ? `「${change.added.join('、')}」が加わった` : '';
      const lost = change.lost.length > 0 ? `「${change.lost.join('、')}」がなくなった` : '';
      return `前回より${[added, lost].filter(Boolean).join('、')}`;
    }
    case 'Unchanged':
    case 'NotComparable':
      return '';
  }
}
