import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { findings, questionCause } from '../../fake/official-samples';
import { pressKey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openDifferences(): Promise<void> {
  await screen.findByTestId('new-case');
  await pressKey('r', { altKey: true, code: 'KeyR' });
  await fireEvent.click(await screen.findByTestId('tab-official'));
  await fireEvent.click(await screen.findByTestId('tab-differences'));
}

it('an example shows the official result of its case, and the differences are there again afterwards', async () => {
  backEnd = startProgram();
  const { id } = backEnd.addCase();
  backEnd.official.overview = { count: findings.compared, imports: [] };
  backEnd.official.findings = { ...findings, cases: { 3: id } };
  render(App);
  await openDifferences();
  await fireEvent.click(await screen.findByTestId('compare'));
  await fireEvent.click(await screen.findByTestId('example-case'));
  expect((await screen.findByTestId('tab-judgment-official')).getAttribute('aria-selected')).toBe('true');
  await pressKey('0', { altKey: true, code: 'Digit0' });
  await openDifferences();
  expect((await screen.findByTestId('cause-detail')).dataset['cause']).toBe(questionCause.key);
  expect(backEnd.calls.filter(({ command }) => command === 'official_findings')).toHaveLength(1);
});

it('nothing of the findings is left on the page once the file was locked', async () => {
  backEnd = startProgram();
  backEnd.addCase();
  backEnd.official.overview = { count: findings.compared, imports: [] };
  backEnd.official.findings = findings;
  render(App);
  await openDifferences();
  await fireEvent.click(await screen.findByTestId('compare'));
  await screen.findByTestId('cause-detail');
  await fireEvent.click(screen.getByTestId('lock'));
  await fireEvent.input(await screen.findByTestId('passphrase'), { target: { value: backEnd.passphrase } });
  await fireEvent.click(screen.getByTestId('unlock'));
  await openDifferences();
  await screen.findByTestId('compare');
  expect(screen.queryByTestId('cause-detail')).toBeNull();
});
