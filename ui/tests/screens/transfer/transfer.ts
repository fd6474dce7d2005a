import { fireEvent, render, screen } from '@testing-library/svelte';

import App from '../../../src/App.svelte';
import type { TransferPart } from '../../../src/screens/transfer/transfer-work.svelte';

/** Starts the program on a part of 引渡し. */
export async function openTransfer(part: TransferPart): Promise<void> {
  render(App);
  await fireEvent.click(await screen.findByTestId('transfer'));
  await fireEvent.click(await screen.findByTestId(`tab-${part}`));
}

export const type = (mark: string, value: string) => fireEvent.input(screen.getByTestId(mark), { target: { value } });

export const click = async (mark: string) => fireEvent.click(await screen.findByTestId(mark));
