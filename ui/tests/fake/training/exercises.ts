// Exercises kept from cases of the office, and worksheets on paper.

import type { KeptExerciseView, WorksheetRequest } from '../../../src/types';
import type { FakeCase } from '../case';
import { refuse } from '../case';
import { progressOf } from '../standing';
import { framed } from '../sheet';

export class FakeExercises {
  kept: KeptExerciseView[] = [];
  /** What a worksheet looks like. */
  paper: () => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(0));
  /** Holds back the printing; set by a test. */
  printing: () => Promise<'done' | 'stopped'> = () => Promise.resolve('done');
  private last = 0;

  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown> = {
    kept_exercises: () => [...this.kept],
    keep_case_as_exercise: ({ id, title }) => this.keep(Number(id), String(title)),
    rename_exercise: ({ id, title }) => {
      const one = this.one(Number(id));
      one.title = this.titled(String(title));
      return [...this.kept];
    },
    remove_exercise: ({ id }) => {
      this.kept = this.kept.filter((one) => one.id !== id);
      return [...this.kept];
    },
    default_worksheet_path: ({ request }) => this.path(request as WorksheetRequest),
    draw_worksheet: async ({ request }) => {
      this.check(request as WorksheetRequest);
      return framed(await this.paper(), []);
    },
    save_worksheets: async ({ request, path }) => {
      this.check(request as WorksheetRequest);
      return (await this.printing()) === 'done' ? { path, warnings: [] } : null;
    },
  };

  constructor(private readonly cases: () => FakeCase[]) {}

  one(id: number): KeptExerciseView {
    const one = this.kept.find((known) => known.id === id);
    if (!one) throw refuse('exercise-unknown', 'この教材はありません。一覧を開き直してください。');
    return one;
  }

  add(title: string): KeptExerciseView {
    const one = { id: ++this.last, title, kept_at: '2026-11-21T14:03:00+09:00', by: '事務局 一郎' };
    this.kept.push(one);
    return one;
  }

  private titled(title: string): string {
    if (title.trim() === '') throw refuse('exercise-untitled', '教材の名前が空欄です。名前を入力してください。');
    return title.trim();
  }

  private keep(id: number, title: string): KeptExerciseView[] {
    const fake = this.cases().find((one) => one.id === id);
    if (!fake) throw refuse('case-unknown', 'この事例はありません。');
    const named = this.titled(title);
    const { answered, all } = progressOf(fake);
    if (answered < all) {
      throw refuse('exercise-unanswered', `未回答の項目が${all - answered}あります。全ての項目に回答してから教材にしてください。`);
    }
    this.add(named);
    return [...this.kept];
  }

  private check({ tasks }: WorksheetRequest): void {
    const all = 'review' in tasks ? tasks.review : tasks.calculation;
    if (all.length === 0) throw refuse('worksheet-none', '印刷する課題がありません。課題を選んでください。');
    if (all.length > 60) throw refuse('worksheet-many', `課題は一度に60までです（${all.length}）。分けて印刷してください。`);
    for (const task of all) {
      if (typeof task !== 'string' && task.kind === 'kept') {
        this.one(task.exercise);
        continue;
      }
      const number = typeof task === 'string' ? task : task.number;
      if (!/^\d+$/.test(number.normalize('NFKC').trim())) {
        throw refuse('exercise-number', `課題番号「${number}」は数として読めません。「120345」のように数字だけで書いてください。`);
      }
    }
  }

  private path({ tasks, part }: WorksheetRequest): string {
    const folder = '/home/user/Documents';
    if ('review' in tasks) return `${folder}/${part === 'blank' ? '演習用紙' : '解答'}_簡素化_${tasks.review[0]}.pdf`;
    const [first] = tasks.calculation;
    const name = first?.kind === 'drawn' ? first.number : `教材${first?.exercise ?? ''}`;
    return `${folder}/${part === 'blank' ? '計算用紙' : '解答'}_${name}.pdf`;
  }
}
