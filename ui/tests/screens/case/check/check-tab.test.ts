import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { emptyApplication } from '../../../../src/screens/case/application/empty-application';
import type { FakeBackEnd, FakeCase } from '../../../fake/back-end';
import { emptyOverview } from '../../../fake/case';
import { form, questions } from '../../../fake/form';
import { openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openCheck(part: Partial<FakeCase> = {}): Promise<FakeCase> {
  backEnd = startProgram();
  const fake = await openSurvey(backEnd, part);
  await pressKey('5', { altKey: true, code: 'Digit5' });
  await screen.findByTestId('hand-over');
  return fake;
}

/** The lightest answer of every question, which calls for no note. */
const lightest = Object.fromEntries(questions.map(({ id, may_be_none }) => [id, may_be_none ? [] : [1]]));

const filled: Partial<FakeCase> = {
  application: { ...emptyApplication(), surveyed_on: '2026-11-20' },
  overview: {
    ...emptyOverview(),
    started_at: '10:00:00',
    ended_at: '11:00:00',
    place: '自宅内',
    contact: { postal_code: '', address: '架空市1-2', phone: '' },
    situation: { at: 'Home' },
    household: 1,
  },
};

describe('the list of what is missing', () => {
  it('is grouped with counts that add up to the whole', async () => {
    await openCheck({ notes: { '4-1': 'ときどき言う。' } });
    const counted = [...document.querySelectorAll<HTMLElement>('[data-testid^="check-"][data-count]')];
    const sum = counted.reduce((total, { dataset }) => total + Number(dataset['count']), 0);
    expect(Number(screen.getByTestId('hand-over').dataset['count'])).toBe(sum);
    expect(screen.getByTestId('check-VagueWord').dataset['count']).toBe('1');
  });

  it('folds more than ten unanswered items by the groups of the form', async () => {
    await openCheck();
    const unanswered = screen.getByTestId('check-UnansweredItem');
    expect(unanswered.dataset['count']).toBe(String(questions.length));
    expect(within(unanswered).getByTestId('unanswered-4').textContent).toMatch(/第4群[\s\S]*15件/);
  });

  it('lists up to ten unanswered items plainly, and each leads to its item', async () => {
    const { '2-5': _one, '5-6': _other, ...rest } = lightest;
    await openCheck({ answers: rest });
    const lines = within(screen.getByTestId('check-UnansweredItem')).getAllByTestId('open-point');
    expect(lines).toHaveLength(2);
    await fireEvent.click(lines[1] as HTMLElement);
    await waitFor(() => expect(document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item']).toBe('5-6'));
  });

  it('leads from a missing field of the 概況調査 to the field', async () => {
    await openCheck({ ...filled, overview: emptyOverview() });
    const line = within(screen.getByTestId('check-MissingOverview')).getByText(/現住所/);
    await fireEvent.click(line);
    await waitFor(() => expect(document.activeElement?.id).toBe('overview-contact.address'));
  });

  it('leads from the missing time to the half that is empty', async () => {
    await openCheck({ ...filled, overview: { ...emptyOverview(), started_at: '10:00:00' } });
    await fireEvent.click(within(screen.getByTestId('check-MissingOverview')).getByText(/実施時間/));
    await waitFor(() => expect(document.activeElement?.id).toBe('overview-ended_at'));
  });

  it('leads from a choice that was not made to its choices', async () => {
    await openCheck();
    await fireEvent.click(within(screen.getByTestId('check-MissingOverview')).getByText(/家族状況/));
    await waitFor(() => expect(document.activeElement?.closest('[data-field="household"]')).not.toBeNull());
  });

  it('hands over with points left and says how many', async () => {
    const fake = await openCheck(filled);
    const button = screen.getByTestId('mark-surveyed');
    expect(button.textContent?.trim()).toMatch(/^\d+件を残して調査済にする$/);
    await fireEvent.click(button);
    await waitFor(() => expect(fake.status).toBe('surveyed'));
    expect(await screen.findByTestId('mark-surveying')).toBeTruthy();
  });

  it('says in words when nothing is left', async () => {
    await openCheck({ ...filled, answers: lightest });
    expect(screen.getByTestId('hand-over').textContent).toContain('残っていることはありません');
    expect(screen.getByTestId('mark-surveyed').textContent?.trim()).toBe('調査済にする');
    expect(screen.queryByTestId('open-point')).toBeNull();
  });

  it('asks for a second look at rare combinations, with a way to both answers', async () => {
    const warning = form.warnings[0];
    if (!warning) throw new Error('the form has warnings');
    await openCheck({ answers: Object.fromEntries(warning.all_of.map(({ item, option }) => [item, [option]])) });
    const line = screen.getByTestId(`warning-${warning.code}`);
    expect(within(line).getAllByRole('button')).toHaveLength(warning.all_of.length);
    const [first] = warning.all_of;
    await fireEvent.click(within(line).getAllByRole('button')[0] as HTMLElement);
    await waitFor(() =>
      expect(document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item']).toBe(first?.item),
    );
  });

  it('lists where survey and opinion differ', async () => {
    await openCheck({
      answers: { '3-4': [1] },
      opinion: { items: { ShortTermMemory: [2] }, dementia_likelihood_percent: null, physician: '', institution: '', written_on: null },
    });
    expect(screen.getByTestId('check-Difference').textContent).toMatch(/★\s*主治医が問題視[\s\S]*短期記憶/);
  });
});
