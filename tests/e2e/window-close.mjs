// The cross of a window, without a desktop that draws one: the message that a window manager sends to the window.

import { Screen } from './screen.mjs';

const [protocols, remove] = ['WM_PROTOCOLS', 'WM_DELETE_WINDOW'];

/** Asks the program's window on a screen to close, as the cross in its corner does. */
export function closeWindow(display) {
  return Screen.with(display, async (screen) => {
    const windows = await screen.windows(protocols, remove);
    if (windows.length === 0) throw new Error('There is no window to close.');
    for (const window of windows) await screen.send(window, protocols, remove);
  });
}
