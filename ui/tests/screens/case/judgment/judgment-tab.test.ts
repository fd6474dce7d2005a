import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../../src/App.svelte';
import type { FakeBackEnd, Judge } from '../../../fake/back-end';
import { complete, half, split } from '../../../fake/judgments';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openJudgment(judge: Judge) {
  backEnd = startProgram(judge);
  const fake = backEnd.addCase();
  render(App);
  await fireEvent.click(await screen.findByTestId('case-row'));
  await fireEvent.click(await screen.findByTestId('tab-judgment'));
  await screen.findByTestId('judgment-total');
  return fake;
}

/** Opens a disclosure as a click on its summary does; jsdom does not do it by itself. */
async function disclose(test: string) {
  const details = screen.getByTestId<HTMLDetailsElement>(test);
  details.open = true;
  await fireEvent(details, new Event('toggle'));
  return details;
}

describe('the judgment on the screen', () => {
  it('shows the total and the level', async () => {
    await openJudgment(() => complete);
    expect(screen.getByTestId('judgment-total').textContent).toBe('58.0〜58.2分');
    expect(screen.getByTestId('outlook-levels').dataset['levels']).toBe('要介護2');
  });

  it('opens each tree to a path that ends in its minutes', async () => {
    await openJudgment(() => complete);
    for (const tree of complete.steps.trees) {
      await disclose(`tree-${tree.tree}`);
      const path = await screen.findByTestId(`tree-path-${tree.tree}`);
      if (!tree.path) continue;
      if (tree.minutes[0] === tree.minutes[1]) {
        expect(path.textContent).toContain(`${tree.minutes[0] / 10}`);
      }
      expect(path.textContent).toContain(tree.path.kind === 'question' ? tree.path.asks : '分');
    }
  });

  it('opens each score to one line per item', async () => {
    await openJudgment(() => complete);
    for (const group of complete.steps.groups) {
      const details = await disclose(`score-${group.group}`);
      expect(within(details).getAllByRole('row', { hidden: true })).toHaveLength(group.lines.length + 2);
    }
  });

  it('marks what is not settled in words', async () => {
    await openJudgment(() => half);
    const marks = screen.getByRole('region', { name: '確かめること' });
    for (const mark of half.steps.marks) expect(marks.textContent).toContain(mark.reason);
    expect(within(marks).getAllByText('未確定').length).toBeGreaterThan(0);
  });

  it('takes a value traced by hand as it was typed, and keeps it where it is refused', async () => {
    const fake = await openJudgment(() => half);
    await disclose('tree-hygiene');
    const minutes = await screen.findByTestId<HTMLInputElement>('traced-hygiene');
    await fireEvent.input(minutes, { target: { value: '99.9' } });
    await fireEvent.click(screen.getByTestId('traced-set-hygiene'));
    expect(await screen.findByText(/表示範囲にありません/)).toBeTruthy();
    expect(minutes.value).toBe('99.9');
    await fireEvent.input(minutes, { target: { value: '7.4' } });
    await fireEvent.input(screen.getByTestId('traced-by-hygiene'), { target: { value: '調査 太郎' } });
    await fireEvent.click(screen.getByTestId('traced-set-hygiene'));
    await waitFor(() => expect(fake.traced.hygiene).toEqual({ minutes: 74, by: '調査 太郎', on: '2026-11-21' }));
  });

  it('takes the inputs of 図表6 and asks for the judgment anew', async () => {
    const fake = await openJudgment(() => split);
    await fireEvent.change(screen.getByTestId('opinion-stability'), { target: { value: '1' } });
    await waitFor(() => expect(fake.opinion.items.Stability).toEqual([1]));
    const likelihood = screen.getByTestId('opinion-likelihood');
    await fireEvent.input(likelihood, { target: { value: '４５％' } });
    await fireEvent.blur(likelihood);
    await waitFor(() => expect(fake.opinion.dementia_likelihood_percent).toBe(45));
    await fireEvent.input(likelihood, { target: { value: '120' } });
    await fireEvent.blur(likelihood);
    expect(await screen.findByText(/0から100まで/)).toBeTruthy();
    expect(fake.opinion.dementia_likelihood_percent).toBe(45);
    await waitFor(() => expect(backEnd.calls.filter(({ command }) => command === 'judgment').length).toBeGreaterThanOrEqual(3));
  });
});
