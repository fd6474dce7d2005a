// Enough of the check of a supplement for the screens: the outline's shape, known questions, every option covered.
// The real one is nintei-judgment's.

import type { FigureNode, FaultPart, Supplement, SupplementCheck, SupplementFault, TreeId } from '../../src/types';
import { form, questions } from './form';

interface Line {
  no: number;
  depth: number;
  label: string;
  value: string;
  below: Line[];
}

const joints = ['肩関節', '股関節', '膝関節'];
const patterns = ['ない', 'いずれか一肢のみ', '両下肢のみ', '左上下肢あるいは右上下肢のみ', 'その他の四肢の麻痺'];

/** The options of a question by its words; null for a score, undefined for no question. */
function optionsOf(asks: string): string[] | null | undefined {
  if (form.sections.slice(0, 5).some(({ id, name }) => asks === `第${id}群 ${name}`)) return null;
  if (joints.some((joint) => asks === `1-2 拘縮の有無（${joint}）`)) return ['ない', 'ある'];
  const question = questions.find(({ id, short_name }) => asks === `${id} ${short_name}`);
  return question?.id === '1-1' ? patterns : question?.options.map(({ label }) => label);
}

function linesOf(text: string): Line[] {
  const roots: Line[] = [];
  const open: Line[] = [];
  text.split('\n').forEach((raw, index) => {
    if (raw.trim() === '') return;
    const depth = Math.floor((raw.length - raw.trimStart().length) / 2);
    const [, label = raw.trim(), value = ''] = /^(.*?):\s*(.*)$/.exec(raw.trim()) ?? [];
    const line: Line = { no: index + 1, depth, label, value, below: [] };
    open.length = Math.min(depth, open.length);
    (open[open.length - 1]?.below ?? roots).push(line);
    open.push(line);
  });
  return roots;
}

function outline(text: string, part: FaultPart, leaf: RegExp, leafWord: string) {
  const faults: SupplementFault[] = [];
  const fault = (line: Line | null, place: string, cause: string) => faults.push({ part, line: line?.no ?? null, place, cause });
  const question = (line: Line, path: string, open: ReadonlyMap<string, string[]>): FigureNode => {
    const asks = line.label.split(' ※要照合 ')[0] ?? '';
    const place = [path, asks].filter(Boolean).join(' › ');
    const options = open.get(asks) ?? optionsOf(asks);
    if (options === undefined) fault(line, place, `「${asks}」は調査票の項目でも群でもありません。`);
    if (line.below.length === 0) fault(line, place, '問いの下に答えがありません。');
    const missing = options?.filter((option) => !line.below.some(({ label }) => label.split('・').includes(option))) ?? [];
    if (options && line.below.length > 0 && missing.length > 0) fault(line, place, `「${missing.join('・')}」の枝がありません。`);
    const narrowed = ({ label }: Line) => new Map([...open, ...(options ? [[asks, label.split('・')] as const] : [])]);
    const arms = line.below.map((answer) => ({ label: answer.label, next: next(answer, `${place} › ${answer.label}`, narrowed(answer)) }));
    return { asks: line.label, arms };
  };
  const next = (answer: Line, place: string, open: ReadonlyMap<string, string[]>): FigureNode | null => {
    if (answer.value !== '') {
      if (!leaf.test(answer.value)) fault(answer, place, `「${answer.value}」は${leafWord}ではありません。`);
      return { minutes: answer.value };
    }
    const [only, second] = answer.below;
    if (only && !second) return question(only, place, open);
    fault(answer, place, second ? '答えの下に問いが二つ以上あります。' : `答えの下に問いも${leafWord}もありません。`);
    return null;
  };
  const [root, second] = linesOf(text);
  if (!root) fault(null, '', '図が空です。');
  else if (second) fault(second, '', '図の始まりの問いが二つ以上あります。');
  return { faults, figure: root ? question(root, '', new Map()) : null };
}

export function checkOf(supplement: Supplement): SupplementCheck {
  const faults: SupplementFault[] = [];
  const header = { name: '名称', source: '出典', checked_by: '確認者' } as const;
  for (const [field, name] of Object.entries(header) as [keyof typeof header, string][]) {
    if (supplement[field].trim() === '') {
      faults.push({ part: { kind: 'header', field }, line: null, place: name, cause: `${name}が空欄です。` });
    }
  }
  const figures: SupplementCheck['figures'] = {};
  for (const [tree, text] of Object.entries(supplement.trees) as [TreeId, string][]) {
    const read = outline(text, { kind: 'tree', tree }, /^\d+\.\d分$/, '分数');
    faults.push(...read.faults);
    figures[tree] = read.figure;
  }
  if (supplement.addition !== null) {
    faults.push(...outline(supplement.addition, { kind: 'addition' }, /^(加算なし|一段階|二段階)$/, '加算の段階').faults);
  }
  supplement.leaves.forEach(({ minutes, path }, index) => {
    if (!/^\d+\.\d$/.test(minutes)) {
      faults.push({ part: { kind: 'leaf', index }, line: null, place: path.join(' › '), cause: `「${minutes}」は小数第1位までの数ではありません。` });
    }
  });
  supplement.points.forEach(({ item, option, points }, index) => {
    if (!/^\d+\.\d点?$/.test(points)) {
      faults.push({ part: { kind: 'points', index }, line: null, place: `${item} ${option}`, cause: `「${points}」は小数第1位までの数ではありません。` });
    }
  });
  return { faults, differences: differencesOf(supplement), figures, in_official_words: inOfficialWords(supplement) };
}

function inOfficialWords(supplement: Supplement): Supplement {
  return { ...supplement, points: supplement.points.map((entry) => ({ ...entry, points: entry.points.replace('点', '') })) };
}

function differencesOf(supplement: Supplement): SupplementCheck['differences'] {
  return [
    ...supplement.leaves.map(({ tree, path, minutes }) => ({
      table: `樹形図 ${tree}`,
      place: path.join(' › '),
      before: '未確定（2.7〜9.4分）',
      after: `${minutes}分`,
    })),
    ...supplement.points.map(({ item, option, points }) => ({
      table: '得点',
      place: `${item} › ${option}`,
      before: '未確定',
      after: `${points}点`,
    })),
  ];
}
