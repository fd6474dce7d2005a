// What stands in a copy instead of what is masked.

import type { ProposalReason } from './masks';

/** The word that tells nothing. */
export const blank = '●●';

/** Words that tell enough for a review, each with the key that puts it. */
export const replacements: readonly { key: string; word: string }[] = [
  { key: 'm', word: blank },
  { key: '1', word: '本人' },
  { key: '2', word: '夫' },
  { key: '3', word: '妻' },
  { key: '4', word: '息子' },
  { key: '5', word: '娘' },
  { key: '6', word: '家族' },
  { key: '7', word: '知人' },
  { key: '8', word: '○○施設' },
  { key: '9', word: '○○病院' },
  { key: '0', word: '○○市' },
];

/** Why a mask stands, in a word. */
export const reasonNames: Record<ProposalReason, string> = {
  known_name: '事例にある氏名',
  known_value: '事例にある住所・電話など',
  before_honorific: '敬称の前の語',
  facility_word: '施設らしい語',
  place_word: '地名らしい語',
  digits: '電話・郵便番号らしい数字',
  masked_elsewhere: 'ほかの文章でマスクした語',
};
