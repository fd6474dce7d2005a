// Those who learn, their attempts and their unfinished work.

import type {
  Attempt,
  ClassSheet,
  ExerciseKind,
  HintsTold,
  KeptWorkView,
  LearnerProgressView,
  LearnerView,
  LineVerdict,
  TaskProgress,
} from '../../../src/types';
import { refuse } from '../case';

interface Named {
  kind: ExerciseKind;
  task: string;
  title: string;
  hints?: HintsTold;
  /** Name of the first line that went wrong. */
  name: string | null;
  /** What is told as the cause of every error. */
  cause: string;
}

interface Marking {
  lines: { verdict: LineVerdict }[];
  complete: boolean;
}

const kinds: ExerciseKind[] = ['calculation', 'review', 'analysis'];
const moment = '2026-11-21T14:03:00+09:00';

export class FakeLearners {
  learners: LearnerView[] = [];
  attempts: { learner: number; attempt: Attempt }[] = [];
  works: (KeptWorkView & { learner: number; content: string })[] = [];
  private last = 0;

  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown> = {
    learners: () => this.all(),
    save_learner: ({ number, name }) => {
      this.save(number as number | null, String(name));
      return this.all();
    },
    set_learner_left: ({ number, left }) => {
      this.learners = this.learners.map((one) => (one.number === number ? { ...one, left: Boolean(left) } : one));
      return this.all();
    },
    remove_learner: ({ number }) => {
      this.learners = this.learners.filter((one) => one.number !== number);
      this.attempts = this.attempts.filter(({ learner }) => learner !== number);
      this.works = this.works.filter(({ learner }) => learner !== number);
      return this.all();
    },
    learner_progress: ({ number }) => this.progress(Number(number)),
    kept_work: ({ learner, task }) =>
      this.works.find((work) => work.learner === learner && work.task === task)?.content ?? null,
    keep_work: ({ learner, kind, task, title, content }) => {
      this.drop(Number(learner), String(task));
      this.works.push({
        learner: Number(learner),
        kind: kind as ExerciseKind,
        task: String(task),
        title: String(title),
        content: String(content),
        at: moment,
      });
      return null;
    },
    drop_work: ({ learner, task }) => {
      this.drop(Number(learner), String(task));
      return null;
    },
    class_sheet: () => this.sheet(),
    default_class_sheet_path: () => '/home/user/Documents/受講の記録.csv',
    save_class_sheet: ({ path }) => ({ path, warnings: [] }),
  };

  /** Adds a learner, or renames one; answers with the number. */
  save(number: number | null, name: string): number {
    if ([...name].length > 40) {
      throw refuse('learner-name-long', `氏名は${[...name].length}文字です。40文字以内に縮めてください。`);
    }
    const known = this.learners.find((one) => one.number === number);
    if (number !== null && !known) throw refuse('learner-unknown', 'この受講者は登録されていません。一覧を開き直してください。');
    if (known) known.name = name;
    else this.learners.push({ number: ++this.last, name, left: false });
    return known?.number ?? this.last;
  }

  attempt(learner: number | null, named: Named, { lines, complete }: Marking): void {
    if (learner === null) return;
    const { name, cause, hints = [0, 0, 0], kind, task, title } = named;
    const right = lines.filter(({ verdict }) => verdict !== 'wrong' && verdict !== 'not_filled').length;
    this.attempts.push({
      learner,
      attempt: {
        kind,
        task,
        title,
        lines: lines.length,
        filled: lines.filter(({ verdict }) => verdict !== 'not_filled').length,
        right,
        first_wrong: name,
        cause: name === null ? null : cause,
        hints: [...hints],
        complete,
      },
    });
  }

  private all(): LearnerView[] {
    return this.learners.map((one) => ({ ...one }));
  }

  private drop(learner: number, task: string): void {
    this.works = this.works.filter((work) => work.learner !== learner || work.task !== task);
  }

  private of(number: number): Attempt[] {
    return this.attempts.filter(({ learner }) => learner === number).map(({ attempt }) => attempt);
  }

  private tasks(number: number): TaskProgress[] {
    const tasks = new Map<string, TaskProgress>();
    for (const attempt of this.of(number)) {
      const known = tasks.get(attempt.task);
      const hints = attempt.hints.reduce((sum, count) => sum + count, 0);
      tasks.set(attempt.task, {
        kind: attempt.kind,
        task: attempt.task,
        title: attempt.title,
        attempts: (known?.attempts ?? 0) + 1,
        best_right: Math.max(known?.best_right ?? 0, attempt.right),
        lines: attempt.lines,
        hints: Math.max(known?.hints ?? 0, hints),
        first_right_at_once: known?.first_right_at_once ?? attempt.complete,
        complete: (known?.complete ?? false) || attempt.complete,
        last_cause: attempt.cause ?? known?.last_cause ?? null,
      });
    }
    return [...tasks.values()];
  }

  private progress(number: number): LearnerProgressView {
    const learner = this.learners.find((one) => one.number === number);
    if (!learner) throw refuse('learner-unknown', 'この受講者は登録されていません。一覧を開き直してください。');
    const works = this.works
      .filter((work) => work.learner === number)
      .map(({ task, kind, title, at }) => ({ task, kind, title, at }));
    return { learner: { ...learner }, tasks: this.tasks(number), works };
  }

  private sheet(): ClassSheet {
    const learners = this.learners.map(({ number, name }) => {
      const tasks = this.tasks(number);
      const attempts = this.of(number);
      return {
        number,
        name,
        kinds: kinds.map((kind) => {
          const begun = tasks.filter((task) => task.kind === kind);
          return { kind, begun: begun.length, complete: begun.filter(({ complete }) => complete).length };
        }),
        attempts: attempts.length,
        hints: tasks.reduce((sum, { hints }) => sum + hints, 0),
        cause: attempts.find(({ cause }) => cause !== null)?.cause ?? null,
      };
    });
    const counted = (named: (attempt: Attempt) => string | null) => {
      const found = new Map<string, { kind: ExerciseKind; what: string; count: number; of: Set<number> }>();
      for (const { learner, attempt } of this.attempts) {
        const what = named(attempt);
        if (what === null) continue;
        const known = found.get(`${attempt.kind} ${what}`) ?? { kind: attempt.kind, what, count: 0, of: new Set() };
        known.count += 1;
        known.of.add(learner);
        found.set(`${attempt.kind} ${what}`, known);
      }
      return [...found.values()].sort((one, other) => other.count - one.count);
    };
    return {
      learners,
      causes: counted(({ cause }) => cause).map(({ kind, what, count, of }) => ({ kind, cause: what, count, learners: of.size })),
      lines: counted(({ first_wrong }) => first_wrong).map(({ kind, what, count, of }) => ({ kind, line: what, count, learners: of.size })),
    };
  }
}
