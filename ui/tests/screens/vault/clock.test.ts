import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

const april = (day: number) => new Date(2026, 3, day, 9, 5).toISOString();

async function unlock() {
  await fireEvent.input(await screen.findByTestId('passphrase'), { target: { value: backEnd.passphrase } });
  await fireEvent.click(screen.getByTestId('unlock'));
}

describe('a clock that stands before the last change', () => {
  it('is told with both moments on whatever screen, until it was seen, and again at the next sign-in', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    backEnd.people.clockBehind = { now: april(1), last: april(3) };
    render(App);
    await screen.findByTestId('unlock');
    expect(screen.queryByTestId('clock-behind')).toBeNull();
    await unlock();
    const told = (await screen.findByTestId('clock-behind')).textContent;
    expect(told).toContain('時計は令和8年4月1日（2026-04-01）9:05を指していますが、');
    expect(told).toContain('最後の変更は令和8年4月3日（2026-04-03）9:05に記録されています。');
    expect(told).toContain('コンピューターの日付と時刻を確かめ');
    await fireEvent.click(await screen.findByTestId('office'));
    expect(screen.queryByTestId('new-case')).toBeNull();
    await fireEvent.click(screen.getByTestId('clock-seen'));
    expect(screen.queryByTestId('clock-behind')).toBeNull();
    await fireEvent.click(screen.getByTestId('lock'));
    await unlock();
    expect(await screen.findByTestId('clock-behind')).toBeTruthy();
  });

  it('is not told where it is right', async () => {
    backEnd = startProgram();
    backEnd.state = 'locked';
    render(App);
    await unlock();
    await screen.findByTestId('new-case');
    expect(screen.queryByTestId('clock-behind')).toBeNull();
  });
});
