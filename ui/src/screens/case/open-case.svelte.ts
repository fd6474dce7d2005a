import {
  answer,
  assignInvestigator,
  copyLastNote,
  dismissNote,
  formEdition,
  judgment,
  openCase,
  redo,
  saveApplication,
  saveOverview,
  setCaseStatus,
  setCircumstances,
  setLastSurvey,
  setOpinion,
  setTraced,
  surveyTables,
  undo,
  writeMemo,
  writeNote,
} from '../../commands';
import { questionOf } from '../../format/answer-text';
import { clock } from '../../format/dates';
import type {
  CaseStatus,
  CaseView,
  Circumstance,
  ExpectedReason,
  FormEdition,
  ItemId,
  JudgmentView,
  LastSurveyChoice,
  SurveySaved,
  SurveyTables,
  TreeId,
  Undone,
} from '../../types';
import { ApplicationDraft } from './application/application-draft.svelte';
import { OfficialOfCase } from './judgment/official/official-of-case.svelte';
import { OpinionDraft } from './opinion/opinion-draft.svelte';
import { OverviewDraft } from './overview/overview-draft.svelte';
import { Serial } from './serial';
import { ItemTexts } from './survey/item-texts.svelte';
import { SurveyAnswers } from './survey/survey-answers.svelte';
import { CircumstanceFlags } from './survey/circumstance-flags.svelte';

/**
 * How long what follows from an answer (counts, what is still possible, open points) may come after it, milliseconds.
 * The answer itself is drawn before, as a person waits for it at every key.
 */
const following = 40;

/** One case while it is open: what the file has, what is on the screen, and every change in order. */
export class OpenCase {
  /** The case as the file has it, except for answers, notes and memos, which are followed one by one. */
  view: CaseView;
  /** 14:03, when something was last saved; empty before. */
  savedAt = $state('');
  readonly form: FormEdition;
  /** What the survey's screens offer beside the form. */
  readonly tables: SurveyTables;
  readonly survey: SurveyAnswers;
  /** 特記事項. */
  readonly notes: ItemTexts<SurveySaved>;
  /** What was jotted down during the visit. */
  readonly memos: ItemTexts<SurveySaved>;
  /** What is flagged about the survey of each item. */
  readonly flags: CircumstanceFlags;
  readonly application: ApplicationDraft;
  readonly overview: OverviewDraft;
  /** 主治医意見書. */
  readonly opinion: OpinionDraft;
  /** 公式の一次判定結果; null until it is asked for. */
  official = $state.raw<OfficialOfCase | null>(null);
  readonly #serial = new Serial();
  /** What follows from the last answer, while it is still to be shown. */
  #still: { saved: SurveySaved; timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(view: CaseView, form: FormEdition, tables: SurveyTables) {
    this.view = $state.raw(view);
    this.form = form;
    this.tables = tables;
    const items = form.sections.flatMap((section) => section.questions.map((question) => question.id));
    const onsaved = (saved: SurveySaved) => this.#stand(saved);
    this.survey = new SurveyAnswers(
      items,
      view.answers,
      this.#serial,
      (item, numbers) => answer(view.id, item, numbers),
      ({ item: _item, numbers: _numbers, ...saved }) => this.#standSoon(saved),
    );
    this.notes = new ItemTexts(
      items,
      view.notes,
      this.#serial,
      (item, text) => writeNote(view.id, item, text),
      onsaved,
    );
    this.memos = new ItemTexts(
      items,
      view.memos,
      this.#serial,
      (item, text) => writeMemo(view.id, item, text),
      onsaved,
    );
    this.flags = new CircumstanceFlags(
      (item) => this.view.circumstances[item] ?? [],
      (item, flagged) => this.setCircumstances(item, flagged),
    );
    const now = () => new Date();
    this.application = new ApplicationDraft(
      view.application,
      this.#serial,
      async (application) => this.#take(await saveApplication(view.id, application)),
      now,
    );
    this.overview = new OverviewDraft(
      form.overview,
      view.overview,
      this.#serial,
      async (overview) => this.#take(await saveOverview(view.id, overview)),
      now,
    );
    this.opinion = new OpinionDraft(
      tables.opinion,
      view.opinion,
      this.#serial,
      async (opinion) => this.#take(await setOpinion(view.id, opinion)),
      now,
    );
  }

  static async open(id: number): Promise<OpenCase> {
    const view = await openCase(id);
    const [form, tables] = await Promise.all([formEdition(view.form), surveyTables(view.form)]);
    return new OpenCase(view, form, tables);
  }

  /** What is on the screen and could not be saved, by name. */
  get unsaved(): string[] {
    const name = (item: ItemId, what: string) =>
      `${item} ${questionOf(this.form, item)?.short_name ?? ''}${what}`;
    return [
      ...this.application.refusedNames,
      ...this.overview.refusedNames,
      ...this.opinion.refusedNames,
      ...(this.official?.draft.refusedNames ?? []),
      ...this.survey.failed.map((item) => name(item, '')),
      ...this.notes.failed.map((item) => name(item, 'の特記事項')),
      ...this.memos.failed.map((item) => name(item, 'のメモ')),
      ...this.flags.failed.map((item) => name(item, 'の調査時の状況')),
    ];
  }

  /** The fields that could not be saved, to be put back later; null where there is none. */
  get refusedFields(): string | null {
    const { application, overview, opinion } = this;
    if (application.refused.length + overview.refused.length + opinion.refused.length === 0) return null;
    return JSON.stringify({ application: application.refusedTexts, overview: overview.refusedTexts, opinion: opinion.refusedTexts });
  }

  /** Puts back fields that could not be saved. */
  async putBack(refused: string): Promise<void> {
    const fields = JSON.parse(refused) as Record<'application' | 'overview' | 'opinion', Record<string, string>>;
    await Promise.all([
      this.application.putBack(fields.application),
      this.overview.putBack(fields.overview),
      this.opinion.putBack(fields.opinion),
    ]);
  }

  /** Saves every field that was typed and not left yet, as when its tab is left by a key. */
  async leaveFields(): Promise<void> {
    await Promise.all([
      this.application.leaveAll(),
      this.overview.leaveAll(),
      this.opinion.leaveAll(),
      this.official?.draft.leaveAll(),
    ]);
  }

  /** Saves what was typed and waits for every request; true where everything on the screen is in the file. */
  async settle(): Promise<boolean> {
    await Promise.all([this.leaveFields(), this.notes.leaveAll(), this.memos.leaveAll()]);
    await this.#serial.idle();
    return this.unsaved.length === 0;
  }

  /** Tries everything again that could not be saved. */
  async retryAll(): Promise<void> {
    const fields = [
      this.application.retryAll(),
      this.overview.retryAll(),
      this.opinion.retryAll(),
      this.official?.draft.retryAll(),
    ];
    const items = this.survey.failed.map((item) => this.survey.retry(item));
    const notes = this.notes.failed.map((item) => this.notes.retry(item));
    const memos = this.memos.failed.map((item) => this.memos.retry(item));
    await Promise.all([...fields, ...items, ...notes, ...memos, this.flags.retryAll()]);
  }

  async setStatus(status: CaseStatus): Promise<void> {
    this.#take(await this.#serial.run(() => setCaseStatus(this.view.id, status)));
  }

  async setCircumstances(item: ItemId, circumstances: readonly Circumstance[]): Promise<void> {
    this.#stand(await this.#serial.run(() => setCircumstances(this.view.id, item, circumstances)));
    this.view = { ...this.view, circumstances: { ...this.view.circumstances, [item]: [...circumstances] } };
  }

  /** Notes why an expected note is not written; null withdraws that. */
  async dismiss(item: ItemId, reason: ExpectedReason, because: string | null): Promise<void> {
    this.#stand(await this.#serial.run(() => dismissNote(this.view.id, item, reason, because)));
  }

  /** Adds the last survey's note of `item` to this one's; refused while this one's is not saved. */
  async copyLastNote(item: ItemId): Promise<void> {
    await this.notes.leave(item);
    const { item: _item, text, ...saved } = await this.#serial.run(() => {
      const refusal = this.notes.refusal(item);
      return refusal ? Promise.reject(refusal) : copyLastNote(this.view.id, item);
    });
    this.notes.put(item, text);
    this.#stand(saved);
  }

  /** Takes back the last change of the survey, whenever it was made; null where there is none. */
  undo(): Promise<Undone | null> {
    return this.#step(undo);
  }

  /** Makes the change again that was taken back last; null where there is none. */
  redo(): Promise<Undone | null> {
    return this.#step(redo);
  }

  async assignInvestigator(investigator: number | null): Promise<void> {
    this.#take(await this.#serial.run(() => assignInvestigator(this.view.id, investigator)));
    this.application.follow(this.view.application);
    this.overview.follow(this.view.overview);
  }

  async setLastSurvey(choice: LastSurveyChoice): Promise<void> {
    this.#take(await this.#serial.run(() => setLastSurvey(this.view.id, choice)));
  }

  async setTraced(tree: TreeId, minutes: string | null, by: string): Promise<void> {
    this.#take(await this.#serial.run(() => setTraced(this.view.id, tree, minutes, by)));
  }

  /** The judgment of everything saved up to now. */
  judgment(): Promise<JudgmentView> {
    return this.#serial.run(() => judgment(this.view.id));
  }

  /** The official result beside the judgment of everything saved up to now. */
  async compareOfficial(): Promise<void> {
    if (this.official) await this.official.compare();
    else this.official = await OfficialOfCase.load(this.view.id, this.#serial);
  }

  /** Runs `request` after everything that is being saved, so that it sees the case as it is on the screen. */
  afterSaving<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    return this.#serial.run(request);
  }

  #take(view: CaseView): void {
    this.#forget();
    this.view = view;
    this.savedAt = clock(new Date());
  }

  #stand({ saved_at, ...standing }: SurveySaved): void {
    this.#forget();
    this.view = { ...this.view, ...standing };
    this.savedAt = clock(new Date(saved_at));
  }

  /** What is known by now is newer than what was still to be shown. */
  #forget(): void {
    clearTimeout(this.#still?.timer);
    this.#still = null;
  }

  /** Shows what follows from an answer a moment later, or earlier where something newer is known by then. */
  #standSoon(saved: SurveySaved): void {
    const timer = this.#still?.timer ?? setTimeout(() => this.#still && this.#stand(this.#still.saved), following);
    this.#still = { saved, timer };
  }

  async #step(request: (id: number) => Promise<Undone | null>): Promise<Undone | null> {
    await Promise.all([this.notes.leaveAll(), this.memos.leaveAll()]);
    const undone = await this.#serial.run(() => request(this.view.id));
    if (!undone) return null;
    this.#take(undone.case);
    if (undone.item !== null) {
      this.survey.put(undone.item, undone.case.answers[undone.item] ?? null);
      this.notes.put(undone.item, undone.case.notes[undone.item] ?? '');
      this.memos.put(undone.item, undone.case.memos[undone.item] ?? '');
    }
    return undone;
  }
}
