// The review of a made-up meeting, as the tests of its tabs begin with it.

import { fireEvent, render, screen } from '@testing-library/svelte';
import { vi } from 'vitest';

import ReviewScreen from '../../../../src/screens/board/review/ReviewScreen.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';
import { fillReview } from '../../../fake/review-samples';

export interface Review {
  backEnd: FakeBackEnd;
  first: number;
  second: number;
  alone: number;
  onmeeting: ReturnType<typeof vi.fn>;
  oncase: ReturnType<typeof vi.fn>;
  /** Shows the review of a case, as the program does. */
  show: (id: number, text?: string | null) => Promise<void>;
}

export function startReview(): Review {
  const backEnd = startProgram();
  const cases = fillReview(backEnd);
  const onmeeting = vi.fn();
  const oncase = vi.fn();
  let shown: ReturnType<typeof render> | null = null;
  const props = (id: number, text: string | null) => ({
    id,
    text,
    onmeeting,
    oncase,
    onreview: (to: number) => void show(to),
    lockFile: () => Promise.resolve(null),
  });
  async function show(id: number, text: string | null = null) {
    if (shown) await shown.rerender(props(id, text));
    else shown = render(ReviewScreen, props(id, text));
    await screen.findByText(backEnd.board.case(id).application.name);
  }
  return { backEnd, ...cases, onmeeting, oncase, show };
}

export const click = (testid: string) => fireEvent.click(screen.getByTestId(testid));

/** What an element says, blanks made one. */
export const said = (element: HTMLElement) => element.textContent?.replace(/\s+/g, ' ').trim();

export const type = (testid: string, value: string) => fireEvent.input(screen.getByTestId(testid), { target: { value } });
