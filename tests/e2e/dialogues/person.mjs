// The made-up person (架空) whose papers are chosen in dialogues. Nobody of this name is meant.

export const application = {
  insurer_number: '990003',
  insured_number: '9900003210',
  name: '架空 添子',
  kana: 'かくう そえこ',
  sex: '女',
  birth_date: '1936-05-06',
  insured_category: '第1号',
  kind: '更新',
  applied_on: '2026-11-02',
  surveyed_on: '2026-11-12',
  investigator: '架空 調子',
  terminal_cancer: false,
  previous: { level: '要介護2', months: 24, from: '2024-12-01', to: '2026-11-30' },
  before_previous: null,
};
