// The made-up people (架空) of a meeting: who is reviewed beside the examples, and who reviews. Nobody of these names is
// meant.

import { answers } from '../person.mjs';

/** The members of the panel. The last one has surveyed a case that waits. */
export const members = [
  { name: '審査 健一', kana: 'しんさ けんいち', profession: '医療', occupation: '医師', affiliation: 'ためし市医師会' },
  { name: '審査 直美', kana: 'しんさ なおみ', profession: '保健', occupation: '保健師', affiliation: 'ためし市健康課' },
  { name: '審査 守', kana: 'しんさ まもる', profession: '福祉', occupation: '社会福祉士', affiliation: 'ためし市社会福祉協議会' },
  { name: '兼務 調一', kana: 'けんむ ちょういち', profession: '福祉', occupation: '介護支援専門員', affiliation: 'ためし居宅介護支援' },
];
export const panel = '第1合議体';
export const place = 'ためし市役所 第2会議室';

/** The example that applies with 末期がん. */
export const terminal = '架空 さくら';
/** The example that nobody has finished surveying. */
export const unfinished = '例題 まつ';

const renewal = (number, name, kana, investigator, more = {}) => ({
  application: {
    insurer_number: '990002',
    insured_number: `990000${7000 + number}`,
    name,
    kana,
    sex: '女',
    birth_date: `193${number}-05-0${number}`,
    insured_category: '第1号',
    kind: '更新',
    applied_on: `2026-10-0${number}`,
    surveyed_on: '2026-10-20',
    investigator,
    terminal_cancer: false,
    previous: { level: '要介護2', months: 24, from: '2024-12-01', to: '2026-11-30' },
    before_previous: null,
  },
  overview: {
    organization: 'ためし居宅介護支援',
    family_name: '試作 美代',
    family_relation: '長女',
    contact: { postal_code: '999-0001', address: `ためし市梅町${number}丁目5-6`, phone: '0999-11-2222' },
    remarks: `${name.replace(/^.* /u, '')}さんはためし市梅町の一戸建てに長女と暮らす。`,
  },
  opinion: { physician: '主治 医二', institution: 'ためし中央病院' },
  notes: {
    '1-7': '居室から廊下まで、手すりをつかんで5mほど歩く。',
    '2-4': `${name.replace(/^.* /u, '')}さんは箸で食べる。長女の美代さんが、ためし中央病院の献立を手本に刻んでいる。`,
    ...more,
  },
  answers: Object.fromEntries([...answers].map(([item, chosen]) => [item, [chosen].flat()])),
  official: { judged_on: '2026-10-24', level: '要介護2', total: '60.0', dementia_addition: '0.0', stability: '安定' },
});

/** A nickname that no list knows, to be masked by hand. */
export const nickname = '柿婆';

/** Renewals whose official result is the level that they had. */
export const renewals = [
  renewal(1, '試作 はつ', 'しさく はつ', '試作 委子', { '2-5': `${nickname}と呼ぶ隣人が水分を勧めている。` }),
  renewal(2, '試作 ふみ', 'しさく ふみ', '試作 委子'),
  renewal(3, '試作 みね', 'しさく みね', '試作 委子'),
  renewal(4, '試作 よね', 'しさく よね', '試作 委子'),
];

/** A renewal that a member of the panel has surveyed. */
export const surveyedByMember = renewal(5, '試作 りん', 'しさく りん', '兼務 調一');
