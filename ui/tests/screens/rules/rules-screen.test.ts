import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { Supplement, SupplementView } from '../../../src/types';
import type { FakeBackEnd } from '../../fake/back-end';
import { pressKey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
});
afterEach(() => backEnd.remove());

const sound: Supplement = {
  name: '2-11 見守り等の得点',
  edition: '2009-04',
  made_on: '2026-10-02',
  source: '介護認定審査会委員テキスト2009改訂版',
  made_by: '事務 花子',
  checked_by: '確認 次郎',
  trees: {},
  leaves: [],
  points: [{ item: '2-11', option: '見守り等', points: '5.6' }],
  addition: null,
};

async function openRules(): Promise<void> {
  render(App);
  await screen.findByTestId('rules');
  await pressKey('r', { altKey: true, code: 'KeyR' });
  await screen.findAllByTestId('gap');
}

const gap = (kind: string, at = 0) =>
  screen.getAllByTestId('gap').filter(({ dataset }) => dataset['kind'] === kind)[at] as HTMLElement;

async function complete(kind: string, at = 0): Promise<void> {
  await fireEvent.click(within(gap(kind, at)).getByTestId('gap-complete'));
  await screen.findByTestId('supplement-name');
}

const field = (testid: string) => screen.getByTestId<HTMLInputElement>(testid);
const type = (testid: string, value: string) => fireEvent.input(field(testid), { target: { value } });
const kept = (at = 0): SupplementView => backEnd.rules.supplements[at] as SupplementView;
const row = (state: string) =>
  screen.getAllByTestId('supplement').find(({ dataset }) => dataset['state'] === state) as HTMLElement;

describe('what the tables do not establish', () => {
  it('is listed with its bound and its reason, and opens a draft at that place', async () => {
    await openRules();
    expect(gap('leaf').textContent).toMatch(/間接生活介助[\s\S]*2\.7〜9\.4分[\s\S]*2-1 移乗 › 一部介助・全介助 › 2-2 移動/);
    await complete('leaf', 1);
    const minutes = await screen.findByTestId('leaf-0');
    await waitFor(() => expect(document.activeElement).toBe(minutes));
    expect(kept().supplement.leaves[0]?.path.slice(-2)).toEqual(['2-2 移動', '一部介助・全介助']);
    await type('leaf-0', '5.1');
    await waitFor(() => expect(kept().supplement.leaves[0]?.minutes).toBe('5.1'));
    expect((await screen.findByTestId('rule-difference')).textContent).toContain('5.1分');
  });

  it('that is in doubt opens the tree as it is, at the line in doubt', async () => {
    await openRules();
    await complete('doubt');
    const outline = (await screen.findByTestId('outline-excretion')) as HTMLTextAreaElement;
    await waitFor(() => expect(document.activeElement).toBe(outline));
    const line = outline.value.slice(0, outline.selectionStart).split('\n').at(-1);
    expect(line).toContain('2-2 移動 ※要照合');
  });

  it('leads to the draft that is about it, where there is one', async () => {
    backEnd.rules.add({ ...sound, checked_by: '' });
    await openRules();
    await fireEvent.click(within(gap('points', 1)).getByTestId('gap-draft'));
    await waitFor(() => expect(field('points-0').value).toBe('5.6'));
    expect(backEnd.rules.supplements).toHaveLength(1);
  });

  it('of 認知症加算 opens an outline that ends in steps', async () => {
    await openRules();
    await complete('addition_steps');
    await type('outline-addition', '第2群\n  50.0以下 1\n  50.1以上 2\n');
    await fireEvent.blur(field('outline-addition'));
    await waitFor(() => expect(kept().supplement.addition).toContain('第2群'));
  });
});

describe('a draft', () => {
  it('is saved as it is typed, also where it is not sound', async () => {
    await openRules();
    await complete('tree');
    await type('outline-hygiene', '第2群 生活機能:\n  何か');
    await waitFor(() => expect(kept()).toMatchObject({ state: 'draft', supplement: { trees: { hygiene: '第2群 生活機能:\n  何か' } } }));
    expect(await screen.findByText(/保存済み/)).toBeTruthy();
    expect(kept().faults).toBeGreaterThan(0);
  });

  it('is saved before the screen is left, however soon', async () => {
    await openRules();
    await complete('tree');
    await type('outline-hygiene', '第2群 生活機能:');
    await pressKey('0', { altKey: true, code: 'Digit0' });
    await screen.findByTestId('new-case');
    expect(kept().supplement.trees.hygiene).toBe('第2群 生活機能:');
  });

  it('that cannot be saved stays on the screen until it is left on purpose', async () => {
    await openRules();
    await complete('tree');
    backEnd.before = ({ command }) => {
      if (command === 'save_supplement') throw { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };
    };
    await type('outline-hygiene', '第2群 生活機能:');
    await fireEvent.click(screen.getByTestId('close-supplement'));
    expect(await screen.findByText(/ディスクの空き/)).toBeTruthy();
    expect(field('outline-hygiene').value).toBe('第2群 生活機能:');
    backEnd.before = () => undefined;
    await fireEvent.click(screen.getByText('もう一度保存する'));
    await waitFor(() => expect(kept().supplement.trees.hygiene).toBe('第2群 生活機能:'));
  });

  it('shows each fault at its line and in a list that leads there', async () => {
    await openRules();
    await complete('tree');
    await type('outline-hygiene', '第2群 生活機能:\n  20.9以下: 1.2分\n  21.0以上:\n    2-4 食事摂取:\n      全介助: 24.3分');
    const fault = await screen.findByRole('button', { name: '樹形図「清潔保持」の4行目' });
    expect(fault.parentElement?.textContent).toContain('「介助されていない・見守り等・一部介助」の枝がありません');
    await fireEvent.click(fault);
    const outline = field('outline-hygiene') as unknown as HTMLTextAreaElement;
    await waitFor(() => expect(document.activeElement).toBe(outline));
    expect(outline.value.slice(0, outline.selectionStart).split('\n')).toHaveLength(4);
    expect(screen.getByTestId('outline-hygiene-here').textContent).toMatch(/4行目[\s\S]*の枝がありません/);
  });

  it('shows the figure as the back end read it', async () => {
    await openRules();
    await complete('tree');
    await type('outline-hygiene', '2-4 食事摂取:\n  介助されていない・見守り等・一部介助: 1.2分\n  全介助: 24.3分');
    const figure = await screen.findByRole('region', { name: '樹形図「清潔保持」の読み取った図' });
    await waitFor(() => expect(figure.textContent).toMatch(/2-4 食事摂取[\s\S]*全介助\s*24\.3分/));
  });

  it('is adopted only when it is sound, has source and checker, and is asked for twice', async () => {
    backEnd.rules.add({ ...sound, checked_by: '' });
    await openRules();
    await fireEvent.click(screen.getByTestId('supplement-open'));
    expect((await screen.findByTestId<HTMLButtonElement>('adopt')).disabled).toBe(true);
    await type('supplement-checked_by', '確認 次郎');
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('adopt').disabled).toBe(false));
    await fireEvent.click(screen.getByTestId('adopt'));
    await fireEvent.click(await screen.findByTestId('adopt-yes'));
    expect(await screen.findByText(/補完を採用しました/)).toBeTruthy();
    expect(kept()).toMatchObject({ state: 'adopted', supplement: { checked_by: '確認 次郎' } });
  });

  it('is put into the official words before it is adopted', async () => {
    backEnd.rules.add({ ...sound, points: [{ item: '2-11', option: '見守り等', points: '5.6点' }] });
    await openRules();
    await fireEvent.click(screen.getByTestId('supplement-open'));
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('adopt').disabled).toBe(false));
    await fireEvent.click(screen.getByTestId('adopt'));
    await screen.findByTestId('adopt-yes');
    expect(field('points-0').value).toBe('5.6');
    expect(kept()).toMatchObject({ state: 'draft', supplement: { points: [{ points: '5.6' }] } });
  });

  it('is discarded after a question', async () => {
    backEnd.rules.add(sound);
    await openRules();
    await fireEvent.click(screen.getByTestId('supplement-discard'));
    expect(backEnd.rules.supplements).toHaveLength(1);
    await fireEvent.click(await screen.findByTestId('discard-yes'));
    await waitFor(() => expect(backEnd.rules.supplements).toEqual([]));
  });

  it('grows by a score and by the time of a branch that is walked to', async () => {
    await openRules();
    await fireEvent.click(screen.getByTestId('new-supplement'));
    await fireEvent.click(await screen.findByTestId('add-points'));
    await type('points-0', '3.3');
    await fireEvent.click(screen.getByTestId('add-leaf'));
    await fireEvent.change(screen.getByTestId('leaf-tree'), { target: { value: 'meal' } });
    for (const [step, answer] of [[0, '介助されていない・見守り等'], [1, '31.3以上'], [2, '介助されていない・見守り等'], [3, 'できる']] as const) {
      const select = await screen.findByTestId<HTMLSelectElement>(`leaf-step-${step}`);
      const option = [...select.options].find(({ text }) => text.startsWith(answer));
      await fireEvent.change(select, { target: { value: option?.value } });
    }
    expect(await screen.findByText(/いまの時間は 3\.4分/)).toBeTruthy();
    await fireEvent.click(screen.getByTestId('leaf-add'));
    await waitFor(() =>
      expect(kept().supplement).toMatchObject({
        points: [{ item: '1-1', points: '3.3' }],
        leaves: [{ tree: 'meal', path: ['2-4 食事摂取', '介助されていない・見守り等', '第2群 生活機能', '31.3以上', '2-2 移動', '介助されていない・見守り等', '3-4 短期記憶', 'できる'] }],
      }),
    );
  });
});

describe('an adopted supplement', () => {
  it('is read only, and copied into a draft without its checker', async () => {
    backEnd.rules.add(sound, { state: 'adopted', adopted_at: '2026-10-05T15:40:00+09:00' });
    await openRules();
    expect(row('adopted').textContent).toMatch(/2-11 見守り等の得点[\s\S]*確認 次郎[\s\S]*2026-10-05/);
    await fireEvent.click(screen.getByTestId('supplement-open'));
    expect((await screen.findByTestId<HTMLInputElement>('points-0')).readOnly).toBe(true);
    expect(screen.queryByTestId('adopt')).toBeNull();
    await fireEvent.click(screen.getByTestId('close-supplement'));
    await fireEvent.click(await screen.findByTestId('supplement-copy'));
    await waitFor(() => expect(kept()).toMatchObject({ state: 'draft', supplement: { checked_by: '', points: sound.points } }));
  });

  it('is withdrawn with a reason only, which stays with it', async () => {
    backEnd.rules.add(sound, { state: 'adopted', adopted_at: '2026-10-05T15:40:00+09:00' });
    await openRules();
    await fireEvent.click(screen.getByTestId('supplement-withdraw'));
    await fireEvent.click(await screen.findByTestId('withdraw-yes'));
    expect(await screen.findByText(/取り下げの理由が空欄です/)).toBeTruthy();
    expect(kept().state).toBe('adopted');
    await type('withdraw-why', '改訂版と値が違う');
    await fireEvent.click(screen.getByTestId('withdraw-yes'));
    await waitFor(() => expect(row('withdrawn').textContent).toContain('改訂版と値が違う'));
  });
});

describe('files of supplements', () => {
  it('come in as drafts and open', async () => {
    backEnd.rules.importing = sound;
    await openRules();
    await fireEvent.click(screen.getByTestId('import-supplement'));
    await waitFor(() => expect(field('supplement-name').value).toBe('2-11 見守り等の得点'));
    expect(kept().state).toBe('draft');
  });

  it('are written where the person chose, and the place is told', async () => {
    backEnd.rules.add(sound, { state: 'adopted' });
    await openRules();
    await fireEvent.click(screen.getByTestId('supplement-export'));
    expect(await screen.findByText(/書き出しました：.*2-11 見守り等の得点\.yaml/)).toBeTruthy();
  });

  it('that cannot be read are refused with the sentence of the back end', async () => {
    backEnd.before = ({ command }) => {
      if (command === 'import_supplement') throw { code: 'supplement-unreadable', message: '補完のファイルを読めません（3行目）。書式を直してください。' };
    };
    await openRules();
    await fireEvent.click(screen.getByTestId('import-supplement'));
    expect(await screen.findByText(/3行目/)).toBeTruthy();
  });
});

describe('the figures in use', () => {
  it('are drawn when opened', async () => {
    await openRules();
    const table = screen.getByTestId<HTMLDetailsElement>('table-meal');
    table.open = true;
    await fireEvent(table, new Event('toggle'));
    const figure = await screen.findByRole('region', { name: '樹形図「食事」' });
    expect(figure.textContent).toMatch(/^2-4 食事摂取[\s\S]*31\.2以下[\s\S]*40\.3以下\s*18\.6分/);
  });
});
