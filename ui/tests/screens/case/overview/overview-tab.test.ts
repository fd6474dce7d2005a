import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd, FakeCase } from '../../../fake/back-end';
import { emptyApplication } from '../../../../src/screens/case/application/empty-application';
import type { Investigator } from '../../../../src/types';
import { openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const investigator: Investigator = {
  name: '調査 太郎',
  kana: 'ちょうさ たろう',
  organization: '架空市',
  employer: '市町村',
  qualification: '介護支援専門員',
  care_practice_years: 10,
  survey_practice_years: 3,
  trained: true,
};

async function openOverview(part: Partial<FakeCase> = {}): Promise<FakeCase> {
  backEnd = startProgram();
  backEnd.office.saveInvestigator(null, investigator);
  backEnd.office.saveInvestigator(null, { ...investigator, name: '委託 花江', employer: '居宅介護支援事業者等（委託）' });
  const fake = await openSurvey(backEnd, part);
  await pressKey('2', { altKey: true, code: 'Digit2' });
  await screen.findByTestId('overview-organization');
  return fake;
}

async function type(testid: string, text: string) {
  const field = await screen.findByTestId<HTMLInputElement>(testid);
  await fireEvent.input(field, { target: { value: text } });
  await fireEvent.blur(field);
  return field;
}

describe('the tab of the 概況調査', () => {
  it('offers all services of the form with their units and every kind of facility', async () => {
    await openOverview();
    for (let no = 1; no <= 21; no += 1) expect(screen.getByTestId(`service-${no}`)).toBeTruthy();
    expect(screen.getByLabelText(/訪問入浴介護/).getAttribute('data-testid')).toBe('service-2');
    expect(screen.getByTestId('overview-situation').querySelectorAll('[role="radio"]')).toHaveLength(13);
  });

  it('saves each field when it is left', async () => {
    const fake = await openOverview();
    await type('overview-contact.address', '架空市1-2');
    await type('service-6', '８');
    await waitFor(() => expect(fake.overview).toMatchObject({ contact: { address: '架空市1-2' }, services: { 6: 8 } }));
  });

  it('answers its choices by digit and takes them back by Delete', async () => {
    const fake = await openOverview();
    const group = screen.getByTestId('overview-household');
    group.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    await pressKey('2');
    await waitFor(() => expect(fake.overview.household).toBe(2));
    await pressKey('Delete');
    await waitFor(() => expect(fake.overview.household).toBeNull());
  });

  it('takes a well written value over by one press', async () => {
    const fake = await openOverview();
    await type('overview-contact.postal_code', '1000001');
    await fireEvent.click(await screen.findByTestId('take-suggestion'));
    await waitFor(() => expect(fake.overview.contact.postal_code).toBe('100-0001'));
    await waitFor(() => expect(screen.queryByTestId('take-suggestion')).toBeNull());
  });

  it('points out an end before the start beside the times', async () => {
    await openOverview();
    await type('overview-started_at', '14:00');
    await type('overview-ended_at', '13:00');
    expect(await screen.findByText(/終了時刻が開始時刻より後ではありません/)).toBeTruthy();
  });

  it('shows only the services in use, and among them what could not be read', async () => {
    await openOverview();
    await type('service-1', '12');
    await type('service-2', 'ときどき');
    await fireEvent.click(screen.getByTestId('only-used'));
    expect(screen.queryByTestId('service-3')).toBeNull();
    expect(screen.getByTestId('service-1')).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('service-2').value).toBe('ときどき');
  });

  it('fills in who was chosen from the register, and shows that they may survey', async () => {
    const fake = await openOverview();
    await fireEvent.click(screen.getByTestId('investigator-open'));
    await fireEvent.click((await screen.findAllByTestId('investigator-choice'))[0] as HTMLElement);
    await waitFor(() => expect(fake.investigator).toBe(1));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('overview-organization').value).toBe('架空市'));
    expect(screen.getByTestId<HTMLInputElement>('overview-investigator').value).toBe('調査 太郎');
    expect(screen.getByTestId('permission').textContent).toMatch(/可/);
  });

  it('names the rule where an investigator may not survey, and assigns nobody when refused', async () => {
    const fake = await openOverview({ application: { ...emptyApplication(), kind: '新規' } });
    backEnd.before = ({ command }) => {
      if (command === 'assign_investigator') {
        throw { code: 'survey-not-permitted', message: '【新規申請の調査】委託できません。' };
      }
    };
    await fireEvent.click(screen.getByTestId('investigator-open'));
    const refused = (await screen.findAllByTestId('investigator-choice')).find(({ dataset }) => dataset['verdict'] === 'Refused');
    expect(refused?.closest('li')?.textContent).toMatch(/✕ 不可[\s\S]*【新規申請の調査】/);
    await fireEvent.click(refused as HTMLElement);
    expect(await screen.findByText(/【新規申請の調査】委託できません/)).toBeTruthy();
    expect(fake.investigator).toBeNull();
  });

  it('counts what could not be saved when the case is left', async () => {
    await openOverview();
    await type('service-1', 'たくさん');
    await pressKey('0', { altKey: true, code: 'Digit0' });
    const notice = await screen.findByTestId('unsaved');
    expect(notice.textContent).toContain('訪問介護');
  });
});
