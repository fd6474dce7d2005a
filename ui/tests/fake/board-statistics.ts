// 業務分析データ of a made-up year, beside the national figures.

import { careLevels } from '../../src/format/names';
import type { CareLevel, GroupFigures, PeriodDistribution, Share, SimplifiedShare, StatisticsView } from '../../src/types';
import type { FakeBoard } from './board';

const share = (count: number, of: number): Share => ({
  count,
  of,
  permille: of === 0 ? null : Math.floor((count * 2000 + of) / (2 * of)),
});

const figures = (cases: number, heavier: number, lighter: number, mean_days: number | null, within = 0.42): GroupFigures => ({
  cases,
  unchanged: share(cases - heavier - lighter, cases),
  heavier: share(heavier, cases),
  lighter: share(lighter, cases),
  mean_days,
  within_thirty: share(Math.floor(cases * within), cases),
});

/** From the 一次判定 to the board: rows and columns from light to heavy. */
const changes = [
  [6, 3, 0, 0, 0, 0, 0, 0],
  [0, 54, 7, 1, 0, 0, 0, 0],
  [0, 0, 53, 5, 0, 0, 0, 0],
  [0, 0, 1, 79, 4, 0, 0, 0],
  [0, 0, 0, 1, 72, 4, 0, 0],
  [0, 0, 0, 0, 4, 47, 4, 0],
  [0, 0, 0, 0, 0, 3, 36, 2],
  [0, 0, 0, 0, 0, 0, 3, 23],
];

const bins = (national: Record<string, number>, own: number[]): PeriodDistribution['bins'] => {
  const of = own.reduce((sum, count) => sum + count, 0);
  return Object.entries(national).map(([label, permille], index) => ({
    label,
    share: share(own[index] ?? 0, of),
    national_permille: permille < 0 ? null : permille,
  }));
};

const first = { '6か月未満': 1, '6か月': 96, '7–11か月': 0, '12か月': 902 };

/** 対象 and 実施 of the country by level of the 一次判定 (2019-03), tenths of a percent, and the made-up ones. */
const simplified: [CareLevel | null, number, number, [number, number, number]][] = [
  [null, 305, 242, [230, 76, 31]],
  ['要支援1', 398, 236, [38, 16, 5]],
  ['要支援2', 397, 173, [33, 14, 4]],
  ['要介護1', 82, 195, [47, 4, 0]],
  ['要介護2', 335, 250, [44, 15, 7]],
  ['要介護3', 322, 258, [32, 11, 6]],
  ['要介護4', 349, 272, [22, 8, 5]],
  ['要介護5', 410, 280, [14, 8, 4]],
];

export const statisticsOf = (board: FakeBoard): StatisticsView => ({
  statistics: {
    all: figures(412, 30, 12, 341),
    levels: careLevels.map((level, index) => ({
      level,
      primary: changes[index]?.reduce((sum, count) => sum + count, 0) ?? 0,
      decided: changes.reduce((sum, row) => sum + (row[index] ?? 0), 0),
    })),
    changes: changes.flatMap((row, from) =>
      row.flatMap((count, to) => {
        const [primary, decided] = [careLevels[from], careLevels[to]];
        return count > 0 && primary && decided ? [{ primary, decided, count }] : [];
      }),
    ),
    periods: [
      { kind: '新規', bins: bins(first, [0, 31, 0, 89]) },
      {
        kind: '更新',
        bins: bins(
          { '6か月未満': 0, '6か月': 18, '7–11か月': 0, '12か月': 162, '13–23か月': 1, '24か月': 274, '25–35か月': 0, '36か月': 544, '37–47か月': -1, '48か月': -1 },
          [0, 3, 0, 31, 0, 52, 0, 88, 0, 56],
        ),
      },
      { kind: '区分変更', bins: bins({ ...first, '6か月': 75, '12か月': 924 }, [0, 9, 0, 47]) },
    ],
    simplified: simplified.map(
      ([level, eligible_national_permille, simplified_national_permille, [renewals, eligible, done]]): SimplifiedShare => ({
        level,
        eligible: share(eligible, renewals),
        eligible_national_permille,
        simplified: share(done, eligible),
        simplified_national_permille,
      }),
    ),
    panels: board.panels.map(({ id }, index) => ({ id, cases: 206, figures: figures(206, 18 - 6 * index, 4 + 4 * index, 338 + 6 * index) })),
    investigators: [
      { id: 1, cases: 163, figures: figures(163, 8, 3, 322, 0.5) },
      { id: 2, cases: 131, figures: figures(131, 14, 6, 349, 0.37) },
      { id: 3, cases: 105, figures: figures(105, 8, 3, 361, 0.36) },
      { id: 4, cases: 8, figures: null },
      { id: null, cases: 5, figures: null },
    ],
    least: 10,
    national: {
      source: '社会保障審議会介護保険部会（第85回）参考資料1',
      mean_days: 385,
      unchanged: [
        { label: '更新全体', permille: [[6, 922], [12, 826], [24, 565], [36, 368], [48, 306]] },
        { label: '直前と異なる者', permille: [[6, 902], [12, 793], [24, 508], [36, 332], [48, 265]] },
        { label: '直前と同じ者', permille: [[6, 936], [12, 849], [24, 605], [36, 394], [48, 334]] },
      ],
    },
  },
  panels: Object.fromEntries(board.panels.map(({ id, panel }) => [id, panel.name])),
  investigators: { 1: '調査 太郎', 2: '委託 花江', 3: '訪問 一郎' },
  deferred: 3,
});
