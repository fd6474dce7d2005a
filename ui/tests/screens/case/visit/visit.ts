import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { vi } from 'vitest';

import { OpenCase } from '../../../../src/screens/case/open-case.svelte';
import VisitScreen from '../../../../src/screens/case/visit/VisitScreen.svelte';
import type { FakeBackEnd, FakeCase } from '../../../fake/back-end';

/** A case opened in visit mode. */
export async function openVisit(backEnd: FakeBackEnd, part: Partial<FakeCase> = {}) {
  const fake = backEnd.addCase(part);
  const open = await OpenCase.open(fake.id);
  const onclose = vi.fn();
  const shown = render(VisitScreen, { open, onclose });
  await tick();
  return { fake, open, onclose, ...shown };
}

/** The number of the item on the screen. */
export const shownItem = () => screen.getByTestId('visit-item').dataset['item'];
