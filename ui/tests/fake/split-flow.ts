// 図表6 as the back end hands it out, from the steps of a judgment.

import { interval } from '../../src/format/tenths';
import type { FlowBoxId, Judgment, JudgmentView, Reach, SplitFlow } from '../../src/types';

interface Way {
  from: FlowBoxId;
  to: FlowBoxId;
  label: string;
  open: boolean;
}

export const withFlow = (judgment: Judgment): JudgmentView => ({ ...judgment, split_flow: splitFlow(judgment) });

export function splitFlow({ total, steps }: Judgment): SplitFlow {
  const split = steps.level.split;
  const percent = split?.likelihood_percent ?? null;
  const agreed = split?.likelihood_source === 'agreement' ? percent : null;
  const outside = total[0] < 320 || total[1] >= 500;
  const arrows: Way[] = [
    { from: 'total', to: 'by_total', label: 'いいえ', open: outside },
    { from: 'total', to: 'agreement', label: 'はい', open: split !== null },
    { from: 'agreement', to: 'care1', label: 'ともにⅡ以上', open: agreed !== null && agreed >= 50 },
    { from: 'agreement', to: 'likelihood', label: '一致しない、または分からない', open: agreed === null },
    { from: 'agreement', to: 'stability', label: 'ともに自立・Ⅰ', open: agreed !== null && agreed < 50 },
    { from: 'likelihood', to: 'care1', label: '50%以上', open: percent === null || percent >= 50 },
    { from: 'likelihood', to: 'stability', label: '50%未満', open: percent === null || percent < 50 },
    { from: 'stability', to: 'care1', label: '不安定', open: split?.stability !== '安定' },
    { from: 'stability', to: 'support2', label: '安定', open: split?.stability !== '不安定' },
  ];
  const ways = follow(arrows, 'total');
  const reach = (passes: (way: Way[]) => boolean): Reach => {
    const count = ways.filter(passes).length;
    return count === 0 ? 'not_taken' : count === ways.length ? 'taken' : 'possible';
  };
  const box = (id: FlowBoxId, text: string, value: string | null) => ({
    id,
    text,
    value,
    reach: id === 'total' ? ('taken' as const) : reach((way) => way.some(({ to }) => to === id)),
  });
  return {
    boxes: [
      box('total', '要介護認定等基準時間は32.0分以上50.0分未満か', `${interval(total)}分`),
      box('agreement', '認知症高齢者の日常生活自立度は、認定調査と主治医意見書で一致しているか', '認定調査 Ⅱa、主治医意見書 Ⅰ'),
      box('likelihood', '認知症自立度Ⅱ以上の蓋然性は50%以上か', percent === null ? '不明' : `${percent}%`),
      box('stability', '状態は安定しているか', split?.stability ?? '不明'),
      box('by_total', '合計で決まる区分', null),
      box('support2', '要支援2', null),
      box('care1', '要介護1', null),
    ],
    arrows: arrows.map(({ open: _open, ...arrow }, index) => ({ ...arrow, reach: reach((way) => way.includes(arrows[index] as Way)) })),
    left: split?.left ?? [],
    reason: split?.reason ?? '合計が要支援2と要介護1の範囲にかからないため、この振り分けによりません。',
  };
}

/** Every way from `at` to an end. */
function follow(arrows: readonly Way[], at: FlowBoxId): Way[][] {
  if (!arrows.some(({ from }) => from === at)) return [[]];
  return arrows
    .filter(({ from, open }) => from === at && open)
    .flatMap((arrow) => follow(arrows, arrow.to).map((rest) => [arrow, ...rest]));
}
