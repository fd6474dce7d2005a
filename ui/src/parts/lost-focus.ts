import { tick } from 'svelte';

/** Focuses `element` where what had the focus is gone from the page. */
export function takesLostFocus(element: HTMLElement): void {
  if (document.activeElement === null || document.activeElement === document.body) element.focus({ preventScroll: true });
}

/**
 * Remembers what has the focus; answers with what gives it back where nothing has it then. A button that is disabled
 * while what it asked for is under way loses the focus, and the keys of the form around it would do nothing any more.
 */
export function keepsFocus(): () => void {
  const had = document.activeElement;
  return () => void tick().then(() => had instanceof HTMLElement && takesLostFocus(had));
}
