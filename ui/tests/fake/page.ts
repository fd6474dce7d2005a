import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';

import App from '../../src/App.svelte';
import { FakeBackEnd, type FakeCase, type Judge } from './back-end';
import { half } from './judgments';

/** The whole program with a back end in memory. */
export function startProgram(judge: Judge = () => half): FakeBackEnd {
  const backEnd = new FakeBackEnd(judge);
  backEnd.install();
  return backEnd;
}

/** Starts the program and opens a case on its survey. */
export async function openSurvey(backEnd: FakeBackEnd, part: Partial<FakeCase> = {}): Promise<FakeCase> {
  const fake = backEnd.addCase(part);
  render(App);
  await fireEvent.click(await screen.findByTestId('case-row'));
  await screen.findByTestId('item-1-1');
  await tick();
  return fake;
}

/** Presses a key where the focus is, as a keyboard does. */
export async function pressKey(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body;
  await fireEvent.keyDown(target, { key, ...more });
  await tick();
}

/** The number of the question that has the focus. */
export function focused(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'];
}
