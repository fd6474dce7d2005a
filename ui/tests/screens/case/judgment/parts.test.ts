import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import JudgmentTab from '../../../../src/screens/case/judgment/JudgmentTab.svelte';
import { judgmentParts } from '../../../../src/screens/case/judgment/judgment-place.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { complete } from '../../../fake/judgments';
import { pressKey, startProgram } from '../../../fake/page';
import { openPart } from './part';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram(() => complete);
});
afterEach(() => backEnd.remove());

const selected = () => screen.getAllByRole('tab').find((tab) => tab.getAttribute('aria-selected') === 'true')?.textContent?.trim();

describe('the parts of the judgment', () => {
  it('are walked along by the arrow keys, with the focus on the tab', async () => {
    await openPart(backEnd, 'judgment-steps');
    screen.getByTestId('tab-judgment-steps').focus();
    await pressKey('ArrowRight');
    expect(selected()).toBe('何が決めるか');
    expect(document.activeElement).toBe(screen.getByTestId('tab-judgment-deciding'));
    await pressKey('End');
    expect(selected()).toBe('過去の試算');
  });

  it('are turned by Ctrl with PageUp and PageDown from anywhere, round the corner', async () => {
    await openPart(backEnd, 'judgment-steps');
    for (const { name } of [...judgmentParts.slice(1), judgmentParts[0]]) {
      await fireEvent.keyDown(document.body, { key: 'PageDown', ctrlKey: true });
      expect(selected()).toBe(name);
    }
    await fireEvent.keyDown(document.body, { key: 'PageUp', ctrlKey: true });
    expect(selected()).toBe('過去の試算');
  });

  it('are found again where they were left', async () => {
    const { open, unmount, onjump, onopinion } = await openPart(backEnd, 'judgment-records');
    unmount();
    render(JudgmentTab, { open, onjump, onopinion });
    expect(selected()).toBe('過去の試算');
  });

  it('begin with a table of contents whose every line leads to its heading', async () => {
    await openPart(backEnd, 'judgment-steps');
    const lines = screen.getByRole('navigation', { name: '計算の内訳の目次' }).querySelectorAll('a');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      await fireEvent.click(line);
      expect(`#${document.activeElement?.id}`).toBe(line.getAttribute('href'));
      expect(document.activeElement?.tagName).toMatch(/^H[23]$/);
    }
  });

  it('name the edition with the day from which it applies', async () => {
    await openPart(backEnd, 'judgment-steps');
    await waitFor(() => expect(screen.getByTestId('rules').textContent).toContain('平成21年4月1日から'));
    expect(screen.getByTestId('rules').textContent).toContain('2009-04');
  });
});

describe('a supplement that influenced the judgment', () => {
  it('is named with its source and who checked it, and marked at the values', async () => {
    backEnd.remove();
    const told = structuredClone(complete);
    told.rules = '2009-04+補完3';
    told.steps.supplements = [
      { id: 3, name: '清潔保持の樹形図', made_on: '2026-11-01', source: 'テキスト48頁', made_by: '事務 花子', checked_by: '課長 一郎', adopted_on: '2026-11-10' },
    ];
    for (const tree of told.steps.trees) if (tree.tree === 'hygiene') Object.assign(tree, { source: 'supplement', supplement: 3 });
    backEnd = startProgram(() => told);
    await openPart(backEnd, 'judgment-steps');
    const row = screen.getByTestId('supplement-3').textContent;
    for (const word of ['清潔保持の樹形図', 'テキスト48頁', '課長 一郎', '令和8年11月10日']) expect(row).toContain(word);
    expect(screen.getByTestId('tree-hygiene').textContent).toContain('補完3');
    expect(screen.getByTestId('tree-meal').textContent).not.toContain('補完');
    expect(screen.getByTestId('rules').textContent).toContain('2009-04+補完3');
  });
});
