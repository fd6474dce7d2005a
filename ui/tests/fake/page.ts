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

/** Takes the focus from what is disabled, as a browser does and jsdom does not; answers with what ends that. */
export function disabledLosesFocus(): () => void {
  const watch = new MutationObserver(() => {
    if (!document.activeElement?.matches(':disabled')) return;
    // What is disabled cannot be blurred in jsdom; what is taken from the page leaves the focus with nothing.
    const gone = document.body.appendChild(document.createElement('button'));
    gone.focus();
    gone.remove();
  });
  watch.observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
  return () => watch.disconnect();
}
