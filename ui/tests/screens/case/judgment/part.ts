import { fireEvent, render, screen } from '@testing-library/svelte';
import { vi } from 'vitest';

import { OpenCase } from '../../../../src/screens/case/open-case.svelte';
import JudgmentTab from '../../../../src/screens/case/judgment/JudgmentTab.svelte';
import type { JudgmentPart } from '../../../../src/screens/case/judgment/judgment-place.svelte';
import type { PointPlace } from '../../../../src/types';
import type { FakeBackEnd, FakeCase } from '../../../fake/back-end';

/** The tab of a case without the program around it. */
export async function openPart(backEnd: FakeBackEnd, part: JudgmentPart, fake: FakeCase = backEnd.addCase()) {
  const open = await OpenCase.open(fake.id);
  const onjump = vi.fn<(place: PointPlace) => void>();
  const onopinion = vi.fn<() => void>();
  const { unmount } = render(JudgmentTab, { open, onjump, onopinion });
  await screen.findByTestId('judgment-total');
  await fireEvent.click(screen.getByTestId(`tab-${part}`));
  return { fake, open, onjump, onopinion, unmount };
}

/** Types into a field and leaves it. */
export async function type(field: string, text: string): Promise<HTMLInputElement> {
  const input = await screen.findByTestId<HTMLInputElement>(field);
  await fireEvent.input(input, { target: { value: text } });
  await fireEvent.blur(input);
  return input;
}
