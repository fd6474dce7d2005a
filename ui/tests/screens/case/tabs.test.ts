import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import { fieldAt, fieldNames } from '../../../src/screens/case/application/fields';
import { tabOf } from '../../../src/screens/case/tabs';
import type { ApplicationField } from '../../../src/types';
import type { FakeBackEnd } from '../../fake/back-end';
import { focused, pressKey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd | undefined;
afterEach(() => backEnd?.remove());

async function openCase() {
  backEnd = startProgram();
  const fake = backEnd.addCase();
  render(App);
  await fireEvent.click(await screen.findByTestId('case-row'));
  await screen.findByTestId('item-1-1');
  return fake;
}

const selected = () => document.querySelector('[role="tab"][aria-selected="true"]')?.textContent?.trim();

describe('the tabs of a case', () => {
  it('follow the arrow keys and keep the focus while they do', async () => {
    await openCase();
    screen.getByTestId('tab-survey').focus();
    await pressKey('ArrowRight');
    expect(selected()).toBe('意見書');
    expect(document.activeElement).toBe(screen.getByTestId('tab-opinion'));
    await pressKey('ArrowLeft');
    expect(document.activeElement).toBe(screen.getByTestId('tab-survey'));
  });

  it('follow Alt and a digit from anywhere, and the survey then takes the focus', async () => {
    await openCase();
    await pressKey('1', { altKey: true, code: 'Digit1' });
    expect(selected()).toBe('申請・前回');
    await pressKey('3', { altKey: true, code: 'Digit3' });
    expect(selected()).toBe('基本調査・特記');
    expect(focused()).toBe('1-1');
  });

  it('lose nothing that was being typed', async () => {
    const fake = await openCase();
    await fireEvent.click(screen.getByTestId('tab-application'));
    await fireEvent.input(await screen.findByTestId('field-name'), { target: { value: '山田 花子' } });
    await fireEvent.input(screen.getByTestId('field-birth_date'), { target: { value: 'いつか' } });
    await pressKey('3', { altKey: true, code: 'Digit3' });
    await screen.findByTestId('item-1-1');
    await fireEvent.click(screen.getByTestId('tab-application'));
    expect((await screen.findByTestId<HTMLInputElement>('field-birth_date')).value).toBe('いつか');
    expect(await screen.findByText(/「いつか」は日付として読めません/)).toBeTruthy();
    expect(fake.application.name).toBe('山田 花子');
  });

  it('stand aside for the visit by Alt+V and come back with the focus kept', async () => {
    await openCase();
    await fireEvent.click(screen.getByTestId('tab-opinion'));
    await pressKey('v', { altKey: true, code: 'KeyV' });
    expect(document.querySelector('[role="tablist"]')).toBeNull();
    await pressKey('v', { altKey: true, code: 'KeyV' });
    expect(selected()).toBe('意見書');
    expect(document.activeElement).not.toBe(document.body);
  });

  it('count on the tab of the check what is still open', async () => {
    await openCase();
    const open = Number(screen.getByTestId('tab-check').textContent?.match(/\d+/)?.[0]);
    await fireEvent.click(screen.getByTestId('tab-check'));
    expect(Number((await screen.findByTestId('hand-over')).dataset['count'])).toBe(open);
    expect(open).toBeGreaterThan(0);
  });
});

describe('a place to jump to', () => {
  it('lies on the tab that shows it', () => {
    expect(tabOf({ at: 'Application', field: 'birth_date' })).toBe('application');
    expect(tabOf({ at: 'Overview', field: 'Household' })).toBe('overview');
    expect(tabOf({ at: 'Investigator', rule: 'Training' })).toBe('overview');
    expect(tabOf({ at: 'Item', item: '2-4' })).toBe('survey');
    expect(tabOf({ at: 'Notes' })).toBe('survey');
  });

  it('of the application is a field that the tab has', () => {
    const places: ApplicationField[] = ['insurer_number', 'insured_number', 'name', 'sex', 'birth_date', 'kind', 'previous'];
    for (const place of places) expect(fieldNames[fieldAt(place)]).toBeTruthy();
  });
});
