import { count } from '../../../format/counts';
import { longMoment } from '../../../format/dates';
import type { JournalCheckView } from '../../../types';

/** What a check of the journal found, a sentence per place; empty where everything is as it was written. */
export function foundWords(check: JournalCheckView): string[] {
  const found: string[] = [];
  if (check.first_broken !== null) {
    const before = check.last_sound;
    found.push(
      before === null
        ? `${count(check.first_broken)}行目から、記録が変えられたか、消されています。`
        : `${count(check.first_broken)}行目から、記録が変えられたか、消されています。${count(before.seq)}行目（${longMoment(before.at)}、${before.by}、${before.words}）までは書かれたときのままです。`,
    );
  }
  if (check.differing_cases.length > 0) {
    const numbers = check.differing_cases.map(({ id, number }) => (number === null ? `内部番号${id}（読めません）` : `${number}`));
    found.push(`今の内容が記録と合わない事例が${count(numbers.length)}件あります。整理番号: ${numbers.join('、')}`);
  }
  if (check.office_differs) {
    found.push('名簿、設定、審査会の会議、利用者など、事例のほかの内容に、記録と合わないものがあります。');
  }
  return found;
}
