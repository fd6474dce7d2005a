import { count } from '../../../format/counts';
import type { CaseVerdict, Handover } from '../../../types';

/** 貸出し or 引渡し, as the bundle says. */
export const handoverNames: Record<Handover, string> = { lend: '貸出し', deliver: '引渡し・返却' };

/** What taking a bundle does to one of its cases, in a word. */
export const verdictNames: Record<CaseVerdict['verdict'], string> = {
  new: '新しい事例',
  changes: '変更あり',
  conflicts: '食い違いあり',
  nothing_new: '変わりません',
  older: '古い内容',
  form_missing: '取り込めません',
  other_form: '取り込めません',
};

/** The same in a sentence. */
export function verdictSentence(verdict: CaseVerdict): string {
  switch (verdict.verdict) {
    case 'new':
      return 'この端末に新しく作ります。';
    case 'changes':
      return `相手が変えた${count(verdict.places)}か所を取り込みます。`;
    case 'conflicts': {
      const others = verdict.places > 0 ? `相手が変えた${count(verdict.places)}か所を取り込みます。` : '';
      return `${others}両方で変えた${count(verdict.conflicts)}か所は、どちらも残して「食い違い」に並べます。`;
    }
    case 'nothing_new':
      return '新しく取り込むところはありません。';
    case 'older':
      return 'もっと新しい束をすでに取り込んでいるため、何も変えません。';
    case 'form_missing':
      return `この端末にない調査票（${verdict.form}）です。プログラムを新しくしてから取り込んでください。`;
    case 'other_form':
      return `調査票の版（${verdict.form}）がこの端末の事例と違うため、値を合わせられません。`;
  }
}

/** Whether taking leaves the case as it is. */
export const leavesAlone = ({ verdict }: CaseVerdict): boolean =>
  ['nothing_new', 'older', 'form_missing', 'other_form'].includes(verdict);
