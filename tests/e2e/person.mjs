// A made-up person (架空) and the answers about this person. Nobody of this name is meant.

/** What is typed into 申請, by field, and what the window makes of it where that differs. */
export const application = {
  name: '架空 検太郎',
  kana: 'かくう けんたろう',
  sex: '男',
  birth_date: 'S10.4.5',
  insurer_number: '990001',
  insured_number: '9900004321',
  insured_category: '第1号',
  kind: '更新',
  applied_on: '令和8年11月2日',
  surveyed_on: 'R8.11.12',
  investigator: '架空 調子',
  'previous.level': '要支援2',
  'previous.months': '24',
  'previous.from': '令和6年12月1日',
  'previous.to': '令和8年11月30日',
};

/** The days among them as the window shows them once they are saved. */
export const days = {
  birth_date: '昭和10年4月5日',
  applied_on: '令和8年11月2日',
  surveyed_on: '令和8年11月12日',
  'previous.from': '令和6年12月1日',
  'previous.to': '令和8年11月30日',
};

const plain = (group, first, numbers) => numbers.map((number, index) => [`${group}-${first + index}`, number]);

/** Every question in the order of the form, with the option that is chosen, or all of them where there may be several. */
export const answers = new Map([
  ['1-1', [4, 5]],
  ['1-2', [1]],
  ...plain(1, 3, [2, 2, 2, 1, 2, 2, 2, 2, 2, 1, 2]),
  ...plain(2, 1, [1, 2, 1, 1, 1, 1, 1, 1, 1, 3, 3, 2]),
  ...plain(3, 1, [1, 1, 1, 2, 1, 1, 1, 1, 1]),
  ...plain(4, 1, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1]),
  ...plain(5, 1, [2, 2, 2, 1, 3, 4]),
  ['6', [8, 11]],
  ['7-1', 4],
  ['7-2', 3],
]);

/** The keys of the options, in order. */
const caps = '1234567890-^';

/** The keys that answer every question from the first to the last; where there may be several, `enter` goes on. */
export function keysOfTheWholeSurvey(enter) {
  return [...answers.values()].flatMap((chosen) =>
    Array.isArray(chosen) ? [...chosen.map((number) => caps[number - 1]), enter] : [caps[chosen - 1]],
  );
}

/** Of 主治医意見書: the degree of 7-2 that it says, as the form names it. */
export const opinion = { dementia: 'Ⅱb', stability: '不安定' };

/** 清潔保持 as somebody followed it in the textbook, in minutes. */
export const hygieneByHand = '8.4';
