import { render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import ServicesPart from '../../../../src/screens/board/services/ServicesPart.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => (backEnd = startProgram()));
afterEach(() => backEnd.remove());

describe('services', () => {
  it('stand under their benefit and who designates', async () => {
    render(ServicesPart);
    const [care, preventive] = await screen.findAllByTestId('benefit');
    if (!care || !preventive) throw new Error('two benefits');
    expect(care.dataset['benefit']).toBe('介護給付');
    const columns = (benefit: HTMLElement) =>
      within(benefit)
        .getAllByRole('heading', { level: 3 })
        .map((heading) => heading.parentElement?.textContent ?? '');
    const [prefecture, municipality] = columns(care);
    expect(prefecture).toMatch(/都道府県.*訪問介護/s);
    expect(municipality).toMatch(/市町村.*夜間対応型訪問介護/s);
    expect(prefecture).not.toContain('夜間対応型');
    expect(columns(preventive)[0]).toContain('介護予防訪問看護');
  });

  it('are told for every level, 非該当 too', async () => {
    render(ServicesPart);
    const levels = (await screen.findAllByTestId('opened')).map(({ dataset }) => dataset['level']);
    expect(levels).toEqual(['非該当', '要支援1', '要支援2', '要介護1', '要介護2', '要介護3', '要介護4', '要介護5']);
  });
});
