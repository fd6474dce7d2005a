import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import ReviewScreen from '../../../src/screens/board/review/ReviewScreen.svelte';
import { saveAll } from '../../../src/session';
import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';
import { fillReview } from '../../fake/review-samples';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const type = (test: string, value: string) => fireEvent.input(screen.getByTestId(test), { target: { value } });

describe('a form that was not saved when the file locked', () => {
  it('waits in the file, is put back, and is gone once it is saved', async () => {
    backEnd = startProgram();
    const openForm = async () => {
      render(App);
      await fireEvent.click(await screen.findByTestId('office'));
      await fireEvent.click(await screen.findByTestId('add-investigator'));
    };
    await openForm();
    await saveAll();
    expect(backEnd.keeping.drafts.size).toBe(0);
    await type('investigator-name', '架空 途中子');
    await saveAll();
    expect(backEnd.keeping.drafts.get('investigator/new')).toContain('途中子');
    cleanup();
    await openForm();
    await screen.findByTestId('draft-back');
    expect(screen.getByTestId<HTMLInputElement>('investigator-name').value).toBe('架空 途中子');
    await fireEvent.click(screen.getByTestId('save-investigator'));
    await screen.findByTestId('registered');
    await waitFor(() => expect(backEnd.keeping.drafts.size).toBe(0));
  });

  it('keeps a 二次判定 that is being typed, of its case alone, and throws it away where it is not wanted', async () => {
    backEnd = startProgram();
    const { first, second } = fillReview(backEnd);
    const show = async (id: number) => {
      cleanup();
      const nothing = () => undefined;
      render(ReviewScreen, { id, onmeeting: nothing, oncase: nothing, onreview: nothing, lockFile: () => Promise.resolve(null) });
      await fireEvent.click(await screen.findByTestId('tab-review-decision'));
      await screen.findByTestId('decision-opinion');
    };
    const opinion = () => screen.getByTestId<HTMLTextAreaElement>('decision-opinion').value;
    await show(first);
    await type('decision-opinion', '架空の意見の途中');
    await saveAll();
    await show(second);
    expect(opinion()).toBe('');
    await show(first);
    await screen.findByTestId('draft-back');
    expect(opinion()).toBe('架空の意見の途中');
    await fireEvent.click(screen.getByTestId('draft-throw-away'));
    await waitFor(() => expect(opinion()).toBe(''));
    expect(backEnd.keeping.drafts.size).toBe(0);
  });
});
