import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { AnalysisWork } from '../../../../src/screens/training/analysis/analysis-work.svelte';
import AnalysisPart from '../../../../src/screens/training/analysis/AnalysisPart.svelte';
import { KeptWork } from '../../../../src/screens/training/kept-work.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { pressKey, startProgram } from '../../../fake/page';
import { analysisKey } from '../../../fake/training/analysis';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

function show(learner: number | null = null): AnalysisWork {
  const work = new AnalysisWork(new KeptWork(learner));
  render(AnalysisPart, { work });
  return work;
}

async function openDrawn(number = '5'): Promise<void> {
  await fireEvent.input(screen.getByTestId('analysis-number'), { target: { value: number } });
  await fireEvent.click(screen.getByTestId('open-analysis'));
  await screen.findByTestId('line-first-12');
}

const field = (line: string) => screen.getByTestId<HTMLInputElement>(`number-${line}`);
const type = (line: string, text: string) => fireEvent.input(field(line), { target: { value: text } });
const state = (line: string) => screen.getByTestId(`state-${line}`);
const said = () => screen.getByTestId('marking').textContent ?? '';

describe('the exercise on 業務分析データ', () => {
  it('shows the figures of a made-up office beside the national ones, as the statistics show them', async () => {
    backEnd = startProgram();
    show();
    await openDrawn('５');
    const figures = screen.getByRole('region', { name: /業務分析データ 課題5.*架空/ });
    for (const table of ['statistics-summary', 'levels', 'changes', 'periods', 'simplified', 'national']) {
      expect(within(figures).getByTestId(table)).toBeTruthy();
    }
    expect(within(figures).getByTestId('periods').textContent).toContain('全国');
    expect(figures.textContent).not.toContain('再審査');
  });

  it('asks for numbers with their unit, and for choices', async () => {
    backEnd = startProgram();
    show();
    await openDrawn();
    expect(screen.getByTestId('line-first-12').textContent).toContain('%');
    expect(screen.getByTestId('line-first-12-national').textContent).toContain('ポイント');
    expect(within(screen.getByTestId('line-direction')).getAllByRole('radio')).toHaveLength(3);
  });

  it('tells where to look only when it is asked', async () => {
    backEnd = startProgram();
    show();
    await openDrawn();
    const line = screen.getByTestId('line-first-12');
    expect(line.textContent).not.toContain('「有効期間」の表');
    await fireEvent.click(screen.getByTestId('where-first-12'));
    expect(line.textContent).toContain('「有効期間」の表の「新規」');
    expect(screen.queryByTestId('where-first-12')).toBeNull();
    expect(screen.getByTestId('where-direction')).toBeTruthy();
  });

  it('marks every answer, names the first that is wrong, and takes a sign', async () => {
    backEnd = startProgram();
    show();
    await openDrawn();
    await type('first-12', '74.2');
    await type('first-12-national', '16.0');
    screen.getByTestId('choice-direction-0').focus();
    await pressKey('1');
    await pressKey('m', { altKey: true, code: 'KeyM' });
    await waitFor(() => expect(said()).toMatch(/最初の誤り.*問2/s));
    expect(state('first-12').textContent).toContain('正解');
    expect(state('first-12-national').textContent).toContain('誤り');
    await pressKey('j', { altKey: true, code: 'KeyJ' });
    expect(document.activeElement).toBe(field('first-12-national'));
    await type('first-12-national', '−16.0');
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(said()).toContain('全ての問に正しく記入されています'));
  });

  it('says at the question what is no number, and keeps it as typed', async () => {
    backEnd = startProgram();
    show();
    await openDrawn();
    await type('first-12', '多い');
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(state('first-12').textContent).toContain('数として読めません'));
    expect(field('first-12').value).toBe('多い');
    expect(field('first-12').getAttribute('aria-invalid')).toBe('true');
  });

  it('goes on to the next question by Enter', async () => {
    backEnd = startProgram();
    show();
    await openDrawn();
    field('first-12').focus();
    await pressKey('Enter');
    expect(document.activeElement).toBe(field('first-12-national'));
    await pressKey('Enter');
    expect(document.activeElement).toBe(screen.getByTestId('choice-direction-0'));
  });

  it('takes the figures of the own office in a period, and says where they are too few', async () => {
    backEnd = startProgram();
    show();
    await fireEvent.click(screen.getByTestId('analysis-source-office'));
    backEnd.training.analysis.decided = 3;
    await fireEvent.click(screen.getByTestId('period-all'));
    expect(await screen.findByText(/この期間の判定は3件です/)).toBeTruthy();
    expect(screen.queryByTestId('line-first-12')).toBeNull();
    backEnd.training.analysis.decided = 412;
    await fireEvent.click(screen.getByTestId('period-all'));
    await screen.findByTestId('line-first-12');
    expect(screen.getByRole('heading', { name: '業務分析データ 自分の市区町村' })).toBeTruthy();
    expect(screen.queryByText('架空')).toBeNull();
    expect(backEnd.calls.findLast(({ command }) => command === 'analysis_exercise')?.payload['source']).toEqual({
      kind: 'office',
      from: null,
      to: null,
    });
  });

  it('goes on where a learner left it', async () => {
    backEnd = startProgram();
    const learner = backEnd.training.learners.save(null, '山田');
    const work = show(learner);
    await openDrawn();
    await type('first-12', '74.2');
    await waitFor(() => expect(backEnd.training.learners.works).toHaveLength(1), { timeout: 5000 });
    await openDrawn('6');
    await waitFor(() => expect(field('first-12').value).toBe(''));
    await work.resume('analysis/5');
    await waitFor(() => expect(field('first-12').value).toBe('74.2'));
    expect(screen.getByTestId<HTMLInputElement>('analysis-number').value).toBe('5');
    await fireEvent.click(screen.getByTestId('mark'));
    await waitFor(() => expect(backEnd.training.learners.attempts).toHaveLength(1));
    expect(backEnd.training.learners.attempts[0]).toMatchObject({ learner, attempt: { task: 'analysis/5', right: 1, lines: Object.keys(analysisKey).length } });
  });
});
