import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';
import { openVisit, shownItem } from './visit';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const refusal = { code: 'store-full', message: 'ディスクの空きが足りないため保存できません。' };
const begun = () => ({ answers: { '1-1': [1], '1-2': [1] } });

/** Refuses `command` until told otherwise. */
function refuse(command: string) {
  backEnd.before = (call) => {
    if (call.command === command) throw refusal;
  };
}

const typeMemo = (text: string) => fireEvent.input(screen.getByTestId('visit-memo'), { target: { value: text } });

describe('a memo', () => {
  it('is saved by itself after a pause', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, begun());
    await typeMemo('右手で柵を持てば可');
    await waitFor(() => expect(fake.memos['1-3']).toBe('右手で柵を持てば可'));
    await waitFor(() => expect(screen.getByText('保存済み', { selector: '#visit-memo-state' })).toBeTruthy());
  });

  it('is saved at once when the item is left, and belongs to its item', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, begun());
    await typeMemo('柵を持つ');
    await fireEvent.click(screen.getByTestId('visit-option-2'));
    await tick();
    expect(screen.getByTestId<HTMLTextAreaElement>('visit-memo').value).toBe('');
    await waitFor(() => expect(fake.memos).toEqual({ '1-3': '柵を持つ' }));
    expect(backEnd.calls.filter(({ command }) => command === 'write_memo')).toHaveLength(1);
    expect(fake.answers['1-3']).toEqual([2]);
  });

  it('is saved before the visit ends', async () => {
    backEnd = startProgram();
    const { fake, onclose } = await openVisit(backEnd, begun());
    await typeMemo('続きは電話で');
    await fireEvent.click(screen.getByTestId('visit-close'));
    await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    expect(fake.memos['1-3']).toBe('続きは電話で');
  });
});

describe('what cannot be saved', () => {
  it('is an answer that is told after going on, named with its reason, and saved by the retry', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, begun());
    refuse('answer');
    await fireEvent.click(screen.getByTestId('visit-option-2'));
    const told = await screen.findByTestId('visit-failures');
    expect(shownItem()).toBe('1-4');
    expect(told.textContent).toContain('1-3の回答');
    expect(told.textContent).toContain(refusal.message);
    expect(screen.getByTestId('visit-saved').textContent).toContain('未保存 1件');

    backEnd.before = () => undefined;
    await fireEvent.click(screen.getByTestId('visit-retry'));
    await waitFor(() => expect(screen.queryByTestId('visit-failures')).toBeNull());
    expect(fake.answers['1-3']).toEqual([2]);
  });

  it('is a memo that stays on the screen', async () => {
    backEnd = startProgram();
    const { fake } = await openVisit(backEnd, begun());
    refuse('write_memo');
    await typeMemo('柵を持つ');
    await fireEvent.blur(screen.getByTestId('visit-memo'));
    expect((await screen.findByTestId('visit-failures')).textContent).toContain('1-3のメモ');
    expect(screen.getByTestId<HTMLTextAreaElement>('visit-memo').value).toBe('柵を持つ');
    backEnd.before = () => undefined;
    await fireEvent.click(screen.getByTestId('visit-retry'));
    await waitFor(() => expect(fake.memos['1-3']).toBe('柵を持つ'));
  });

  it('is a flag, which the case still knows when the visit has ended', async () => {
    backEnd = startProgram();
    const { open, onclose, fake } = await openVisit(backEnd, begun());
    refuse('set_circumstances');
    await fireEvent.click(screen.getByTestId('visit-flag-NotTried'));
    expect((await screen.findByTestId('visit-failures')).textContent).toContain('1-3の調査時の状況');
    expect(screen.getByTestId('visit-flag-NotTried').getAttribute('aria-checked')).toBe('true');
    await fireEvent.click(screen.getByTestId('visit-close'));
    await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    expect(open.unsaved).toEqual(['1-3 寝返りの調査時の状況']);
    backEnd.before = () => undefined;
    await open.retryAll();
    expect(fake.circumstances['1-3']).toEqual(['NotTried']);
    expect(open.unsaved).toEqual([]);
  });
});

it('axe finds nothing on a question, in the list and beside a failure', async () => {
  backEnd = startProgram();
  await openVisit(backEnd, begun());
  const violations = async () => {
    const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  };
  expect(await violations()).toEqual([]);
  refuse('answer');
  await fireEvent.click(screen.getByTestId('visit-option-2'));
  await screen.findByTestId('visit-failures');
  expect(await violations()).toEqual([]);
  await fireEvent.click(screen.getByTestId('visit-list'));
  expect(await violations()).toEqual([]);
});
