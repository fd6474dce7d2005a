import { fireEvent, render, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
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

  it('on the list and on every tab of a case', async () => {
    backEnd = startProgram(() => half);
    backEnd.addCase({ answers: { '1-1': [2], '1-3': [3], '1-10': [1] } });
    render(App);
    const row = await screen.findByTestId('case-row');
    expect(await violations()).toEqual([]);
    await fireEvent.click(row);
    await screen.findByTestId('item-1-1');
    expect(await violations()).toEqual([]);
    await fireEvent.click(screen.getByTestId('tab-application'));
    await screen.findByTestId('field-name');
    expect(await violations()).toEqual([]);
    await fireEvent.click(screen.getByTestId('tab-judgment'));
    await screen.findByTestId('judgment-total');
    expect(await violations()).toEqual([]);
    await fireEvent.click(screen.getByTestId('tab-sheet'));
    await screen.findByDisplayValue(/pdf$/);
    expect(await violations()).toEqual([]);
  });
});
