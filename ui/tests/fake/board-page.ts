import { fireEvent, render, screen } from '@testing-library/svelte';

import App from '../../src/App.svelte';
import type { FakeBackEnd } from './back-end';
import { fillBoard } from './board-samples';
import { pressKey, startProgram } from './page';

/** The program on the board's screen, with the made-up board: 第11回 has ten cases (3 to 12), 第12回 none, eight wait. */
export async function openBoard(prepare: (backEnd: FakeBackEnd) => void = () => undefined): Promise<FakeBackEnd> {
  const backEnd = startProgram();
  fillBoard(backEnd);
  prepare(backEnd);
  render(App);
  await screen.findByTestId('board');
  await pressKey('s', { altKey: true, code: 'KeyS' });
  await screen.findAllByTestId('meeting-row');
  return backEnd;
}

/** The same on a part of 第11回. */
export async function openMeeting(part = 'agenda', prepare?: (backEnd: FakeBackEnd) => void): Promise<FakeBackEnd> {
  const backEnd = await openBoard(prepare);
  await fireEvent.click(screen.getByText('第11回'));
  await screen.findByTestId('meeting-title');
  await fireEvent.click(screen.getByTestId(`tab-meeting-${part}`));
  return backEnd;
}

/** What the back end was asked with, newest last. */
export const asked = (backEnd: FakeBackEnd, command: string) =>
  backEnd.calls.filter((call) => call.command === command).map(({ payload }) => payload);
