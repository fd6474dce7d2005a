import {
  answer,
  formEdition,
  judgment,
  openCase,
  saveApplication,
  setCaseStatus,
  setOpinion,
  setTraced,
} from '../../commands';
import { questionOf } from '../../format/answer-text';
import { clock } from '../../format/dates';
import type {
  AnswerSaved,
  CaseStatus,
  CaseView,
  FormEdition,
  Judgment,
  Opinion,
  TreeId,
} from '../../types';
import { ApplicationDraft } from './application/application-draft.svelte';
import { fieldNames } from './application/fields';
import { Serial } from './serial';
import { SurveyAnswers } from './survey/survey-answers.svelte';

/** One case while it is open: what the file has, what is on the screen, and every change in order. */
export class OpenCase {
  /** The case as the file has it, except for the answers, which `survey` follows one by one. */
  view: CaseView;
  /** 14:03, when something was last saved; empty before. */
  savedAt = $state('');
  readonly form: FormEdition;
  readonly survey: SurveyAnswers;
  readonly application: ApplicationDraft;
  readonly #serial = new Serial();

  constructor(view: CaseView, form: FormEdition) {
    this.view = $state.raw(view);
    this.form = form;
    this.survey = new SurveyAnswers(
      form.sections.flatMap((section) => section.questions.map((question) => question.id)),
      view.answers,
      this.#serial,
      (item, numbers) => answer(view.id, item, numbers),
      (saved) => this.#onanswer(saved),
    );
    this.application = new ApplicationDraft(
      view.application,
      this.#serial,
      async (application) => this.#take(await saveApplication(view.id, application)),
      () => new Date(),
    );
  }

  static async open(id: number): Promise<OpenCase> {
    const view = await openCase(id);
    return new OpenCase(view, await formEdition(view.form));
  }

  /** What is on the screen and could not be saved, by name. */
  get unsaved(): string[] {
    const items = this.survey.failed.map(
      (item) => `${item} ${questionOf(this.form, item)?.short_name ?? ''}`,
    );
    return [...this.application.refused.map((field) => fieldNames[field]), ...items];
  }

  /** Saves what was typed and waits for every request; true where everything on the screen is in the file. */
  async settle(): Promise<boolean> {
    await this.application.leaveAll();
    await this.#serial.idle();
    return this.unsaved.length === 0;
  }

  /** Tries everything again that could not be saved. */
  async retryAll(): Promise<void> {
    const fields = this.application.refused.map((field) => this.application.retry(field));
    const items = this.survey.failed.map((item) => this.survey.retry(item));
    await Promise.all([...fields, ...items]);
  }

  async setStatus(status: CaseStatus): Promise<void> {
    this.#take(await this.#serial.run(() => setCaseStatus(this.view.id, status)));
  }

  async setOpinion(opinion: Opinion): Promise<void> {
    this.#take(await this.#serial.run(() => setOpinion(this.view.id, opinion)));
  }

  async setTraced(tree: TreeId, minutes: string | null, by: string): Promise<void> {
    this.#take(await this.#serial.run(() => setTraced(this.view.id, tree, minutes, by)));
  }

  /** The judgment of everything saved up to now. */
  judgment(): Promise<Judgment> {
    return this.#serial.run(() => judgment(this.view.id));
  }

  /** Runs `request` after everything that is being saved, so that it sees the case as it is on the screen. */
  afterSaving<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    return this.#serial.run(request);
  }

  #take(view: CaseView): void {
    this.view = view;
    this.savedAt = clock(new Date());
  }

  #onanswer({ progress, outcome, warnings, saved_at }: AnswerSaved): void {
    this.view = { ...this.view, progress, outcome, warnings };
    this.savedAt = clock(new Date(saved_at));
  }
}
