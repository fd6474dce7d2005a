// What the back end in memory says about 特記事項: what is expected, and what should not stand in them. The real one
// knows many more words; these are enough to see and to test the screens.

import type {
  Circumstance,
  ExpectedNote,
  ExpectedReason,
  NoteLimits,
  NotesLength,
  OpenPoint,
  OpenPointKind,
  Question,
} from '../../src/types';
import type { FakeCase } from './case';
import { questions } from './form';

const must: Record<ExpectedReason, string[]> = {
  ChosenOption: ['部位と程度', '日常生活への支障'],
  Behaviour: ['手間（対応していない場合はその旨）', '頻度'],
  MustState: ['実施頻度／継続性', '実施者', '当該医療行為を必要とする理由'],
  NotTried: ['試行できなかった理由', '選択根拠（日頃の状況）'],
  DiffersFromUsual: ['試行の結果', '日頃の状況と頻度', '選択根拠'],
  InappropriateCare: ['行われている介助の事実', '不適切と判断した理由', '適切な介助の方法'],
  NobodyPresent: ['聞き取りの相手', '選択根拠'],
};

const because: Record<Circumstance, string> = {
  NotTried: 'は試行できなかったため、理由と選択根拠を書きます。',
  DiffersFromUsual: 'は試行の結果が日頃の状況と異なるため、両方の状況と選択根拠を書きます。',
  InappropriateCare: 'は行われている介助が不適切と考えられるため、その理由と事実を書きます。',
  NobodyPresent: 'は立会者がいなかったため、その旨と選択根拠を書きます。',
};

function reasons(fake: FakeCase, question: Question): [ExpectedReason, string][] {
  const chosen = fake.answers[question.id] ?? [];
  const labels = question.options
    .filter((option) => chosen.includes(option.no))
    .map((option) => `「${option.label}」`)
    .join('');
  const found: [ExpectedReason, string][] = [];
  if (question.note_required_if.some((no) => chosen.includes(no))) {
    found.push(['ChosenOption', `で${labels}を選んでいるため、特記事項が必要です。`]);
  }
  if (question.axis_subtype === 'BPSD関連' && chosen.some((no) => no > 1)) {
    found.push(['Behaviour', `が${labels}のため、手間と頻度を書きます。`]);
  }
  if (question.note_must_state.length > 0 && chosen.length > 0) {
    found.push(['MustState', `の${labels}について、${question.note_must_state.join('、')}を書きます。`]);
  }
  for (const flagged of fake.circumstances[question.id] ?? []) found.push([flagged, because[flagged]]);
  return found;
}

export function expectedOf(fake: FakeCase): ExpectedNote[] {
  return questions.flatMap((question) =>
    reasons(fake, question).map(([reason, sentence]) => {
      const note = fake.notes[question.id] ?? '';
      const dismissal = fake.dismissals.find((one) => one.item === question.id && one.reason === reason);
      const wantsNumber = must[reason].some((point) => point.includes('頻度'));
      const state: ExpectedNote['state'] =
        dismissal ? { state: 'Dismissed', because: dismissal.because }
        : note.trim() === '' ? { state: 'Missing' }
        : wantsNumber && !/[0-9０-９毎]/u.test(note) ? { state: 'WithoutFrequency' }
        : { state: 'Written' };
      return {
        item: question.id,
        reason,
        sentence: `(${question.id}) ${question.short_name}${sentence}`,
        must_state: must[reason],
        state,
      };
    }),
  );
}

const vague: [RegExp, string][] = [
  [/ときどき|時々|たまに/gu, '「週に2、3回」「月に1回程度」のように回数で書いてください。'],
  [/頻繁|頻回/gu, '「1日に5、6回」「1時間おき」のように回数や間隔で書いてください。'],
];

function names(fake: FakeCase): [string, string][] {
  const { application, overview, opinion } = fake;
  const own = (name: string) => name.split(/[ 　]/u).filter((part) => part.length > 1);
  return [
    ...own(application.name).map((name): [string, string] => [name, '本人の氏名です。「本人」のように書いてください。']),
    ...own(application.investigator).map((name): [string, string] => [name, '調査員の氏名です。「調査員」と書いてください。']),
    ...[overview.facility_name, opinion.institution]
      .filter((name) => name !== '')
      .map((name): [string, string] => [name, '施設・事業所の名称です。「通所介護事業所」「病院」のように種類で書いてください。']),
  ];
}

/** Blanks, vague words and names in the notes, each with its place. */
export function textPoints(fake: FakeCase): OpenPoint[] {
  const points: OpenPoint[] = [];
  const known = names(fake);
  for (const { id } of questions) {
    const note = fake.notes[id] ?? '';
    const add = (kind: OpenPointKind, start: number, quoted: string, advice: string) =>
      points.push({
        kind,
        place: { at: 'NoteText', item: id, span: { start, end: start + quoted.length, quoted } },
        sentence: `(${id})の特記事項${advice}`,
      });
    for (const found of note.matchAll(/［[^［］\n]{0,20}］/gu)) {
      add('UnfilledBlank', found.index, found[0], `の空欄「${found[0]}」が埋まっていません。`);
    }
    for (const [words, instead] of vague) {
      for (const found of note.matchAll(words)) {
        add('VagueWord', found.index, found[0], `に「${found[0]}」があります。${instead}`);
      }
    }
    for (const [name, instead] of known) {
      const at = note.indexOf(name);
      if (at !== -1) add('Name', at, name, `に「${name}」があります。${instead}`);
    }
  }
  return points;
}

const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const count = (text: string) => [...letters.segment(text.replaceAll('\n', ''))].length;

export function lengthsOf(fake: FakeCase, { all_lines }: NoteLimits): NotesLength {
  const written = Object.entries(fake.notes).map(([item, note]): [string, string] => [item, note.trim()]);
  const printed = written.map(([item, note]) => `(${item}) ${note}`);
  const lines = (width: number) =>
    printed.reduce((sum, note) => sum + note.split('\n').reduce((part, line) => part + Math.max(Math.ceil(count(line) / width), 1), 0), 0);
  return {
    characters: Object.fromEntries(written.map(([item, note]) => [item, count(note)])),
    all_characters: printed.reduce((sum, note) => sum + count(note), 0),
    all_lines: all_lines ? lines(all_lines.width) : null,
  };
}

export function lengthPoints(lengths: NotesLength, limits: NoteLimits): OpenPoint[] {
  const points: OpenPoint[] = [];
  const { note_characters, all_characters, all_lines } = limits;
  for (const [item, actual] of Object.entries(lengths.characters)) {
    if (note_characters === null || actual <= note_characters) continue;
    points.push({
      kind: 'NoteTooLong',
      place: { at: 'Note', item },
      sentence: `(${item})の特記事項は${actual}字あり、上限の${note_characters}字を${actual - note_characters}字超えています。短くしてください。`,
    });
  }
  const all = lengths.all_characters;
  if (all_characters !== null && all > all_characters) {
    points.push({
      kind: 'NoteTooLong',
      place: { at: 'Notes' },
      sentence: `特記事項は全部で${all}字あり、上限の${all_characters}字を${all - all_characters}字超えています。短くしてください。`,
    });
  }
  const taken = lengths.all_lines;
  if (all_lines && taken !== null && taken > all_lines.lines) {
    points.push({
      kind: 'NoteTooLong',
      place: { at: 'Notes' },
      sentence: `特記事項は1行${all_lines.width}字で${taken}行になり、上限の${all_lines.lines}行を${taken - all_lines.lines}行超えています。短くしてください。`,
    });
  }
  return points;
}
