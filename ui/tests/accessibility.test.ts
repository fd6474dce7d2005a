import { fireEvent, render, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
import type { CaseTab } from '../src/screens/case/tabs';
import type { FakeBackEnd } from './fake/back-end';
import { half } from './fake/judgments';
import { startProgram } from './fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

/** What axe finds; contrast needs a layout and is looked at in a browser. */
async function violations(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

describe('axe finds nothing', () => {
  it('on the first start and on the locked screen', async () => {
    backEnd = startProgram();
    backEnd.state = 'new';
    const { unmount } = render(App);
    await screen.findByTestId('create');
    expect(await violations()).toEqual([]);
    unmount();
    backEnd.state = 'locked';
    render(App);
    await screen.findByTestId('unlock');
    expect(await violations()).toEqual([]);
  });

  it('on the list', async () => {
    backEnd = startProgram();
    backEnd.addCase();
    render(App);
    await screen.findByTestId('case-row');
    expect(await violations()).toEqual([]);
  });

  /** The tabs of a case, each with what is there once it is complete. */
  const tabs: [tab: CaseTab, there: () => Promise<unknown>][] = [
    ['application', () => screen.findByTestId('field-name')],
    ['overview', async () => fireEvent.click(await screen.findByTestId('investigator-open'))],
    ['survey', () => screen.findByTestId('item-1-1')],
    ['opinion', () => screen.findByTestId('opinion-physician')],
    ['check', () => screen.findByTestId('hand-over')],
    ['judgment', () => screen.findByTestId('judgment-total')],
    ['sheet', () => screen.findByDisplayValue(/pdf$/)],
  ];

  it.each(tabs)('on the tab %s of a case', async (tab, there) => {
    backEnd = startProgram(() => half);
    backEnd.addCase({ answers: { '1-1': [2], '1-3': [3], '1-10': [1] } });
    render(App);
    await fireEvent.click(await screen.findByTestId('case-row'));
    await fireEvent.click(await screen.findByTestId(`tab-${tab}`));
    await there();
    expect(await violations()).toEqual([]);
  });

  it('on the office’s settings, with a form open', async () => {
    backEnd = startProgram();
    backEnd.office.savePhrase(null, '2-4', '食事は［頻度］の見守りがある。');
    render(App);
    await fireEvent.click(await screen.findByTestId('office'));
    await screen.findByTestId('own-phrase');
    await fireEvent.click(screen.getByTestId('add-investigator'));
    await fireEvent.click(screen.getByTestId('edit-phrase'));
    expect(await violations()).toEqual([]);
  });
});
