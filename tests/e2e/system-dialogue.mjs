// The system's dialogue for files, answered as a person does with the keyboard.

import { until } from './children.mjs';
import { keys, Screen } from './screen.mjs';

const [kind, dialogue] = ['_NET_WM_WINDOW_TYPE', '_NET_WM_WINDOW_TYPE_DIALOG'];

const letters = (text) => [...text].map((letter) => letter.codePointAt(0));
/** A name that is proposed gives way to what is typed. */
const selectAll = [keys.control, ...letters('a')];

/** Waits for the dialogue, presses `strokes` in it, and waits until it is gone. */
function answer(display, strokes) {
  return Screen.with(display, async (screen) => {
    const [window] = await until('the dialogue opens', async () => {
      const found = await screen.windows(kind, dialogue);
      return found.length > 0 && found;
    });
    // There is no window manager that would give it the keyboard.
    await screen.focus(window);
    await screen.press(...strokes);
    await until('the dialogue closes', async () => !(await screen.windows(kind, dialogue)).includes(window));
  });
}

/** Chooses the file at `path`, or the place to save it. The path begins with a slash, which opens the field for it. */
export function choose(display, path) {
  return answer(display, [selectAll, ...letters(path), keys.return]);
}

/** Closes the dialogue without choosing. */
export function cancel(display) {
  return answer(display, [keys.escape]);
}
