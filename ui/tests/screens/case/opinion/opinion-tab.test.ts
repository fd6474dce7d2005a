import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd, FakeCase } from '../../../fake/back-end';
import { openSurvey, pressKey, startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openOpinion(part: Partial<FakeCase> = {}): Promise<FakeCase> {
  backEnd = startProgram();
  const fake = await openSurvey(backEnd, part);
  await pressKey('4', { altKey: true, code: 'Digit4' });
  await screen.findByTestId('opinion-physician');
  return fake;
}

const mark = (item: string) => screen.getByTestId(`opinion-mark-${item}`).dataset['mark'];

describe('the tab of the 主治医意見書', () => {
  it('marks ★ where only the physician sees a problem, ☆ where only the investigator does, 未 where one is silent', async () => {
    await openOpinion({ answers: { '3-4': [1], '3-1': [3], '2-4': [1] } });
    expect(mark('ShortTermMemory')).toBe('Unanswered');
    await fireEvent.click(screen.getByTestId('opinion-ShortTermMemory-2'));
    await waitFor(() => expect(mark('ShortTermMemory')).toBe('Physician'));
    expect(screen.getByTestId('opinion-mark-ShortTermMemory').textContent).toMatch(/★\s*主治医が問題視/);
    await fireEvent.click(screen.getByTestId('opinion-Communication-1'));
    await waitFor(() => expect(mark('Communication')).toBe('Investigator'));
    await fireEvent.click(screen.getByTestId('opinion-Eating-1'));
    await waitFor(() => expect(mark('Eating')).toBe('Same'));
    expect(screen.getByTestId('mark-legend').textContent).toMatch(/主治医が問題視 1[\s\S]*調査員が問題視 1/);
  });

  it('loses no choice when several are made before the first is saved', async () => {
    const fake = await openOpinion();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    backEnd.before = ({ command }) => (command === 'set_opinion' ? held : undefined);
    await fireEvent.click(screen.getByTestId('opinion-ShortTermMemory-2'));
    await fireEvent.click(screen.getByTestId('opinion-Stability-2'));
    await fireEvent.click(screen.getByTestId('opinion-Eating-1'));
    release();
    await waitFor(() => expect(fake.opinion.items).toEqual({ ShortTermMemory: [2], Stability: [2], Eating: [1] }));
  });

  it('says none of the medical treatments only on purpose', async () => {
    const fake = await openOpinion();
    await fireEvent.click(screen.getByTestId('opinion-SpecialCare-5'));
    await waitFor(() => expect(fake.opinion.items.SpecialCare).toEqual([5]));
    await fireEvent.click(screen.getByTestId('opinion-SpecialCare-5'));
    await waitFor(() => expect(fake.opinion.items.SpecialCare).toBeUndefined());
    await fireEvent.click(screen.getByTestId('opinion-SpecialCare-none'));
    await waitFor(() => expect(fake.opinion.items.SpecialCare).toEqual([]));
  });

  it('is answered by digits, also under an IME, and goes on by itself', async () => {
    const fake = await openOpinion();
    screen.getByTestId('opinion-DementiaIndependence-1').focus();
    await pressKey('４');
    await waitFor(() => expect(fake.opinion.items.DementiaIndependence).toEqual([4]));
    await pressKey('Process', { code: 'Digit6' });
    await waitFor(() => expect(fake.opinion.items).toEqual({ DementiaIndependence: [4], PhysicalIndependence: [6] }));
  });

  it('goes on from several choices by Enter, and takes a choice back by Delete', async () => {
    const fake = await openOpinion();
    screen.getByTestId('opinion-SpecialCare-1').focus();
    await pressKey('5');
    await pressKey('9');
    await pressKey('Enter');
    await waitFor(() => expect(fake.opinion.items.SpecialCare).toEqual([5, 9]));
    expect(document.activeElement).toBe(screen.getByTestId('opinion-DementiaIndependence-1'));
    screen.getByTestId('opinion-SpecialCare-5').focus();
    await pressKey('Delete');
    await waitFor(() => expect(fake.opinion.items.SpecialCare).toBeUndefined());
  });

  it('keeps who wrote it and when', async () => {
    const fake = await openOpinion();
    for (const [field, text] of [['physician', '診療 次郎'], ['institution', '架空医院'], ['written_on', '2026-11-10']]) {
      const input = screen.getByTestId(`opinion-${field}`);
      await fireEvent.input(input, { target: { value: text } });
      await fireEvent.blur(input);
    }
    await waitFor(() =>
      expect(fake.opinion).toMatchObject({ physician: '診療 次郎', institution: '架空医院', written_on: '2026-11-10' }),
    );
  });

  it('leads to the survey’s item beside it', async () => {
    await openOpinion({ answers: { '3-4': [1] } });
    await fireEvent.click(screen.getByRole('button', { name: /調査 3-4/ }));
    await screen.findByTestId('item-3-4');
    await waitFor(() => expect(document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item']).toBe('3-4'));
  });
});
