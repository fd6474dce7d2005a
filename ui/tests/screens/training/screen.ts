import { fireEvent, render, screen } from '@testing-library/svelte';

import { TrainingWork } from '../../../src/screens/training/training-work.svelte';
import TrainingScreen from '../../../src/screens/training/TrainingScreen.svelte';
import type { Preset } from '../../../src/types';

/** The course's screen alone, and what was locked or left by it. */
export function openCourse() {
  const work = new TrainingWork();
  const told = { locked: 0, left: 0 };
  const lockFile = () => {
    told.locked += 1;
    return Promise.resolve(null);
  };
  render(TrainingScreen, { work, onback: () => (told.left += 1), lockFile });
  return { work, told };
}

/** Opens an exercise by hand. */
export async function openTask(number: string, preset: Preset = 'D1'): Promise<void> {
  await screen.findByText(/八つの樹形図/);
  await fireEvent.change(screen.getByTestId('preset'), { target: { value: preset } });
  await fireEvent.input(screen.getByTestId('task-number'), { target: { value: number } });
  await fireEvent.click(screen.getByTestId('open-task'));
  await screen.findByText(`${preset} 課題${number}`);
}
