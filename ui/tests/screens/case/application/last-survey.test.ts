import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd, FakeCase } from '../../../fake/back-end';
import { openSurvey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openApplication(): Promise<FakeCase> {
  backEnd = startProgram();
  const fake = await openSurvey(backEnd, {
    last: { case: 9, number: 9, surveyed_on: '2024-11-18', form: '令和6年4月版', answers: {}, notes: {} },
  });
  await fireEvent.click(screen.getByTestId('tab-application'));
  await screen.findByTestId('last-survey');
  return fake;
}

describe('the choice of the last survey', () => {
  it('says which case was found by itself', async () => {
    await openApplication();
    expect(screen.getByTestId<HTMLInputElement>('last-survey-automatic').checked).toBe(true);
    expect(screen.getByTestId('last-survey-found').textContent).toMatch(/整理番号 9[\s\S]*2024-11-18/);
  });

  it('takes a 整理番号, also in full width', async () => {
    const fake = await openApplication();
    backEnd.addCase();
    const number = screen.getByTestId('last-survey-number');
    await fireEvent.focus(number);
    await fireEvent.input(number, { target: { value: '２' } });
    await fireEvent.submit(number.closest('form') as HTMLFormElement);
    await waitFor(() => expect(fake.last_survey).toEqual({ choice: 'case', number: 2 }));
  });

  it('keeps what is no number as typed and changes nothing', async () => {
    const fake = await openApplication();
    const number = screen.getByTestId<HTMLInputElement>('last-survey-number');
    await fireEvent.input(number, { target: { value: '前の' } });
    await fireEvent.submit(number.closest('form') as HTMLFormElement);
    expect(await screen.findByText(/「前の」は整理番号として読めません/)).toBeTruthy();
    expect(number.value).toBe('前の');
    expect(fake.last_survey).toEqual({ choice: 'automatic' });
  });

  it('shows the refusal where there is no such case', async () => {
    await openApplication();
    backEnd.before = ({ command }) => {
      if (command === 'set_last_survey') throw { code: 'case-number', message: '整理番号77の事例がありません。' };
    };
    const number = screen.getByTestId('last-survey-number');
    await fireEvent.input(number, { target: { value: '77' } });
    await fireEvent.submit(number.closest('form') as HTMLFormElement);
    expect(await screen.findByText(/整理番号77の事例がありません/)).toBeTruthy();
  });

  it('can be none', async () => {
    const fake = await openApplication();
    await fireEvent.click(screen.getByTestId('last-survey-none'));
    await waitFor(() => expect(fake.last_survey).toEqual({ choice: 'none' }));
  });
});
