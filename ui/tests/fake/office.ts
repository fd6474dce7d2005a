// What belongs to the office and to no case: investigators, phrases, limits.

import phrases from '../../../assets/notes/phrases.json';
import type {
  Application,
  Investigator,
  InvestigatorChoice,
  NoteLimits,
  PermissionFinding,
  PhraseView,
  RegisteredInvestigator,
  SurveyPermission,
} from '../../src/types';
import { refuse } from './case';

export class FakeOffice {
  investigators: RegisteredInvestigator[] = [];
  phrases: PhraseView[] = phrases.phrases.map(({ item, text }) => ({ id: null, item, text }));
  limits: NoteLimits = { note_characters: null, all_characters: null, all_lines: null };

  saveInvestigator(id: number | null, investigator: Investigator): RegisteredInvestigator[] {
    if (investigator.name.trim() === '') throw refuse('investigator-nameless', '調査員の氏名が空欄です。氏名を入力してください。');
    const known = this.investigators.find((one) => one.id === id);
    if (known) known.investigator = investigator;
    else this.investigators.push({ id: this.investigators.length + 1, investigator, retired: false });
    return this.register();
  }

  retire(id: number, retired: boolean): RegisteredInvestigator[] {
    this.investigators = this.investigators.map((one) => (one.id === id ? { ...one, retired } : one));
    return this.register();
  }

  register(): RegisteredInvestigator[] {
    return this.investigators.map((one) => ({ ...one }));
  }

  choices(application: Application): InvestigatorChoice[] {
    return this.investigators
      .filter(({ retired }) => !retired)
      .map((one) => ({ ...one, permission: permissionOf(one.investigator, application) }));
  }

  permission(id: number | null, application: Application): SurveyPermission | null {
    const known = this.investigators.find((one) => one.id === id);
    return known ? permissionOf(known.investigator, application) : null;
  }

  savePhrase(id: number | null, item: string, text: string): PhraseView[] {
    if (text.trim() === '') throw refuse('phrase-empty', '文例が空欄です。文を入力してください。');
    const known = this.phrases.find((phrase) => phrase.id !== null && phrase.id === id);
    if (known) known.text = text;
    else {
      const key = 1 + Math.max(0, ...this.phrases.map((phrase) => phrase.id ?? 0));
      this.phrases = [{ id: key, item, text }, ...this.phrases];
    }
    return this.book();
  }

  removePhrase(id: number): PhraseView[] {
    this.phrases = this.phrases.filter((phrase) => phrase.id !== id);
    return this.book();
  }

  /** The office's own phrases first. */
  book(): PhraseView[] {
    const own = this.phrases.filter(({ id }) => id !== null);
    return [...own, ...this.phrases.filter(({ id }) => id === null)].map((phrase) => ({ ...phrase }));
  }
}

function permissionOf({ employer, trained, qualification }: Investigator, { kind }: Application): SurveyPermission {
  const findings: PermissionFinding[] = [];
  if (kind === '新規' && employer === '居宅介護支援事業者等（委託）') {
    findings.push({
      verdict: 'Refused',
      rule: 'NewApplication',
      rule_name: '新規申請の調査',
      sentence: '新規の認定調査は市町村か指定市町村事務受託法人の調査員が行います。ほかの調査員を選んでください。',
    });
  }
  if (qualification === '該当なし') {
    findings.push({
      verdict: 'Refused',
      rule: 'Qualification',
      rule_name: '調査員の資格',
      sentence: '資格がありません。ほかの調査員を選んでください。',
    });
  }
  if (trained === null) {
    findings.push({
      verdict: 'Warned',
      rule: 'Training',
      rule_name: '認定調査員研修',
      sentence: '認定調査員研修を修了したか分かりません。確かめて登録してください。',
    });
  }
  const verdict = findings.some((finding) => finding.verdict === 'Refused') ? 'Refused' : findings.length > 0 ? 'Warned' : 'Allowed';
  return { verdict, findings };
}
