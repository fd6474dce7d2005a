import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import Root from '../../../src/Root.svelte';
import { guideNames, readGuides } from '../../../src/screens/guide/guide';
import { guidePlace } from '../../../src/screens/guide/guide-place.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { pressKey, startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => {
  guidePlace.close();
  guidePlace.goTo('start');
  backEnd.remove();
});

async function startLocked(): Promise<HTMLInputElement> {
  backEnd = startProgram();
  backEnd.state = 'locked';
  render(Root);
  return screen.findByTestId<HTMLInputElement>('passphrase');
}

describe('the guides in the program', () => {
  it('open by F1 before anybody has signed in, and leave what is typed below as it was', async () => {
    const field = await startLocked();
    await fireEvent.input(field, { target: { value: 'kumo-hashi' } });
    field.focus();
    await pressKey('F1');
    const text = await screen.findByTestId('guide-text');
    expect(within(text).getByRole('heading', { level: 1 }).textContent).toBe((await readGuides())[0]?.title);
    expect(field.closest('[hidden]')).not.toBeNull();
    await pressKey('Escape');
    await waitFor(() => expect(screen.queryByTestId('guide-screen')).toBeNull());
    expect(field.closest('[hidden]')).toBeNull();
    expect(field.value).toBe('kumo-hashi');
    expect(document.activeElement).toBe(field);
  });

  it('let no key through to the screen below', async () => {
    backEnd = startProgram();
    render(Root);
    await screen.findByTestId('new-case');
    await fireEvent.click(screen.getByTestId('guide'));
    await screen.findByTestId('guide-text');
    await pressKey('n');
    await pressKey('a', { altKey: true, code: 'KeyA' });
    await pressKey('Escape');
    expect(screen.queryByTestId('version')).toBeNull();
    expect(backEnd.calls.some(({ command }) => command === 'create_case')).toBe(false);
  });

  it('open at the one about the screen, and turn to any other', async () => {
    backEnd = startProgram();
    render(Root);
    await screen.findByTestId('new-case');
    await pressKey('t', { altKey: true, code: 'KeyT' });
    await screen.findByTestId('training-back');
    await pressKey('F1');
    await screen.findByTestId('guide-text');
    expect(screen.getByTestId('guide-training').getAttribute('aria-current')).toBe('page');
    for (const name of guideNames) {
      await fireEvent.click(screen.getByTestId(`guide-${name}`));
      await waitFor(() => expect(screen.getByTestId(`guide-${name}`).getAttribute('aria-current')).toBe('page'));
    }
  });

  it('open above a visit too, where there is no button, and let no answer through', async () => {
    backEnd = startProgram();
    backEnd.addCase();
    render(Root);
    await fireEvent.click(await screen.findByTestId('case-row'));
    await screen.findByTestId('item-1-1');
    await pressKey('v', { altKey: true, code: 'KeyV' });
    await screen.findByTestId('visit-item');
    const answers = () => backEnd.calls.filter(({ command }) => command === 'answer').length;
    await pressKey('4');
    await waitFor(() => expect(answers()).toBe(1));
    await pressKey('F1');
    await screen.findByTestId('guide-text');
    expect(screen.getByTestId('guide-investigator').getAttribute('aria-current')).toBe('page');
    await pressKey('5');
    await pressKey('Escape');
    expect(screen.getByTestId('visit-item').closest('[hidden]')).toBeNull();
    await pressKey('5');
    await waitFor(() => expect(answers()).toBe(2));
  });

  it('are searched together, and a place that was found is turned to', async () => {
    await startLocked();
    await pressKey('F1');
    await screen.findByTestId('guide-text');
    await pressKey('/');
    const field = screen.getByTestId('guide-words');
    expect(document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: '回復こーど' } });
    const [hit] = await screen.findAllByTestId('guide-hit');
    if (!hit) throw new Error('Nothing was found');
    await fireEvent.click(hit);
    await waitFor(() => expect(document.activeElement?.id).toMatch(/^guide-.+/));
    await fireEvent.input(field, { target: { value: 'どこにもない言葉' } });
    expect(screen.getByTestId('guide-found').textContent).toContain('見つかりません');
  });
});
