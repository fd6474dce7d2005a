import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import { emptyApplication } from '../../../src/screens/case/application/empty-application';
import type { FakeBackEnd } from '../../fake/back-end';
import { pressKey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

function withCases(count: number) {
  backEnd = startProgram();
  for (let at = 1; at <= count; at += 1) {
    backEnd.addCase({ application: { ...emptyApplication(), name: `架空 ${at}号` }, example: true });
  }
}

const row = () => document.activeElement?.closest<HTMLElement>('[data-testid="case-row"]')?.dataset['case'];

describe('the list of cases', () => {
  it('is walked by arrow keys, also onto the next page and back, and opens by a click on a row', async () => {
    withCases(120);
    render(App);
    await screen.findAllByTestId('case-row');
    await pressKey('ArrowDown');
    expect(row()).toBe('1');
    await pressKey('End');
    expect(row()).toBe('50');
    await pressKey('ArrowDown');
    await waitFor(() => expect(row()).toBe('51'));
    await pressKey('ArrowUp');
    await waitFor(() => expect(row()).toBe('50'));
    await fireEvent.click(screen.getAllByTestId('case-row')[2] as HTMLElement);
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('架空 3号');
  });

  it('says in 和暦 and 西暦 when a case was changed last', async () => {
    withCases(1);
    render(App);
    const changed = (await screen.findByTestId('case-row')).lastElementChild?.textContent;
    expect(changed).toMatch(/^令和8年11月2[12]日（2026-11-2[12]）\d+:\d{2}$/);
  });

  it('narrows as one types and shows how many fit', async () => {
    withCases(12);
    render(App);
    await screen.findAllByTestId('case-row');
    await pressKey('/');
    expect(document.activeElement).toBe(screen.getByTestId('search'));
    await fireEvent.input(screen.getByTestId('search'), { target: { value: '12号' } });
    await waitFor(() => expect(screen.getAllByTestId('case-row')).toHaveLength(1));
    expect(screen.getByText(/1件が見つかりました/)).toBeTruthy();
  });

  it('opens a new case by its key on the application', async () => {
    withCases(1);
    render(App);
    await screen.findAllByTestId('case-row');
    await pressKey('n');
    expect(await screen.findByTestId('field-name')).toBeTruthy();
    expect(backEnd.cases).toHaveLength(2);
  });

  it('is found as it was left when the person comes back from a case', async () => {
    withCases(120);
    render(App);
    await screen.findAllByTestId('case-row');
    await fireEvent.click(screen.getByText('次の50件'));
    await waitFor(() => expect(screen.getByText(/51〜100件目/)).toBeTruthy());
    await fireEvent.click(screen.getAllByTestId('case-row')[0] as HTMLElement);
    await screen.findByTestId('item-1-1');
    await fireEvent.click(screen.getByText(/一覧へ/));
    expect(await screen.findByText(/51〜100件目/)).toBeTruthy();
  });

  it('offers made-up cases while it is empty', async () => {
    backEnd = startProgram();
    render(App);
    expect((await screen.findByTestId('add-examples')).textContent).toContain('架空の事例を入れて試す');
  });
});
