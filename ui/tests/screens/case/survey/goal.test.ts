import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { OpenCase } from '../../../../src/screens/case/open-case.svelte';
import SurveyTab from '../../../../src/screens/case/survey/SurveyTab.svelte';
import type { PointPlace } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { focused, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function goTo(goal: PointPlace) {
  backEnd = startProgram();
  const fake = backEnd.addCase({ answers: { '4-6': [3], '4-7': [2] }, notes: { '2-4': '食事はときどき残す。', '4-6': '週2回' } });
  const ongoal = vi.fn();
  render(SurveyTab, { open: await OpenCase.open(fake.id), takesFocus: true, goal, ongoal, onvisit: () => undefined });
  await waitFor(() => expect(ongoal).toHaveBeenCalledOnce());
}

describe('a jump from the list of open points', () => {
  it('goes to an answer', async () => {
    await goTo({ at: 'Item', item: '5-2' });
    await waitFor(() => expect(focused()).toBe('5-2'));
  });

  it('goes into a note and selects the words', async () => {
    await goTo({ at: 'NoteText', item: '2-4', span: { start: 3, end: 7, quoted: 'ときどき' } });
    const note = await screen.findByTestId<HTMLTextAreaElement>('note-2-4');
    await waitFor(() => expect(document.activeElement).toBe(note));
    expect([note.selectionStart, note.selectionEnd]).toEqual([3, 7]);
  });

  it('goes into a note that is too long', async () => {
    await goTo({ at: 'Note', item: '2-4' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('note-2-4')));
  });

  it('goes into the longest note where all together are too long', async () => {
    await goTo({ at: 'Notes' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('note-2-4')));
  });

  it('goes to where an expected note can be dismissed', async () => {
    await goTo({ at: 'ExpectedNote', item: '4-7', reason: 'Behaviour' });
    await waitFor(() => expect(document.activeElement?.textContent).toBe('書かない…'));
    expect(screen.getByTestId('expected-4-7-Behaviour').contains(document.activeElement)).toBe(true);
  });
});
