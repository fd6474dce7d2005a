// What is entered in the session: in every field a text of its own that stands nowhere else, neither in the program nor
// in another test. Everything is made up.

let count = 0;

/** Two letters that nothing else has beside each other: they stand in the text of every field. */
const mark = '鯱鉾';

/** What must be found nowhere: the mark of every text, and each number and secret. */
export const words = [mark];

/** How many texts were given out. */
export const given = () => count;

/** A text of its own for the field `name`. */
export function word(name) {
  count += 1;
  return `${name}${mark}${'甲乙丙丁戊己庚辛壬癸'[count % 10]}${'子丑寅卯辰巳午未申酉戌亥'[Math.floor(count / 10) % 12]}`;
}

/** A number of `length` digits of its own. */
export function digits(length) {
  count += 1;
  const text = `7${String(31415926 + count * 271828).repeat(2)}`.slice(0, length);
  words.push(text);
  return text;
}

/** Remembers a text that the program has made. */
export function remember(text) {
  words.push(text);
  return text;
}

const contact = (of) => ({ postal_code: '999-0001', address: word(`${of}住所`), phone: digits(11) });

export const application = {
  insurer_number: '990001',
  insured_number: digits(10),
  name: word('架空氏名'),
  kana: 'しゃちほこ はなここここ',
  sex: '女',
  birth_date: '1935-04-05',
  insured_category: '第1号',
  kind: '更新',
  applied_on: '2026-11-02',
  surveyed_on: '2026-11-12',
  investigator: word('調査担当'),
  terminal_cancer: false,
  previous: { level: '要介護2', months: 24, from: '2024-12-01', to: '2026-11-30' },
  before_previous: null,
};
remember(application.kana);

export const overview = {
  place: '自宅外',
  place_name: word('調査場所'),
  investigator_kana: 'しゃちほこ ちょうさここ',
  organization: word('所属機関'),
  contact: contact('本人'),
  family_name: word('家族氏名'),
  family_relation: word('続柄'),
  family_contact: contact('家族'),
  free_services: [word('市町村特別給付')],
  facility_name: word('施設名称'),
  facility_contact: contact('施設'),
  remarks: `${word('概況特記')}が${word('概況続き')}と暮らす。`,
};
remember(overview.investigator_kana);

export const opinion = { physician: word('医師氏名'), institution: word('医療機関') };
export const official = { judged_on: '2026-10-24', level: '要介護2', total: '60.0', dementia_addition: '0.0', stability: '安定' };

export const investigator = {
  name: word('名簿調査員'),
  kana: 'しゃちほこ めいぼここ',
  organization: word('名簿所属'),
  employer: '市町村',
  qualification: '介護支援専門員',
  care_practice_years: 9,
  survey_practice_years: 9,
  trained: true,
};

export const member = {
  name: word('委員氏名'),
  kana: 'しゃちほこ いいんここ',
  profession: '医療',
  occupation: word('委員職種'),
  affiliation: word('委員所属'),
  investigator: null,
};

export const supplement = {
  name: word('補完名'),
  edition: '2009-04',
  made_on: '2026-11-01',
  source: word('補完出典'),
  made_by: word('補完作成者'),
  checked_by: word('補完確認者'),
  trees: {},
  leaves: [],
  points: [],
  addition: null,
};

/** A made-up application as another system writes it. */
export const imported = { number: digits(10), name: word('取込氏名'), kana: 'しゃちほこ とりこみここ' };
export const importedFile = [
  '被保険者番号,氏名,フリガナ,性別,生年月日,申請区分,申請日',
  `${imported.number},${imported.name},${imported.kana},女,S10.4.5,更新,R8.11.2`,
].join('\r\n');

/** What stands in the files that are chosen in the system's dialogue, and in their names. */
export const chosen = {
  name: remember('shachihoko-no-ikensho'),
  title: word('意見書題名'),
  printed: digits(12),
  photographed: digits(12),
  insured_number: digits(10),
  supplement: Object.fromEntries(['補完', '出典', '作成者', '確認者'].map((field) => [field, word(`外の${field}`)])),
};
export const officialFile = [
  '保険者番号,被保険者番号,認定申請日,被保険者漢字氏名,一次判定日,一次判定結果,要介護認定等基準時間',
  `990001,${chosen.insured_number},20261102,${word('公式氏名')},20261115,22,601`,
].join('\r\n');
export const supplementFile = [
  '# 要介護認定の規則の表の補完',
  '対象: 2009-04',
  '作成日: 2026-11-21',
  ...Object.entries(chosen.supplement).map(([field, text]) => `${field}: ${text}`),
  '得点:',
  '- 項目: 2-10',
  '  選択肢: 見守り等',
  '  得点: 7.7点',
].join('\n');

export const passphrases = ['shachihoko-kinkou-fubuki', 'yamaneko-sudachi-ginrei'].map(remember);
