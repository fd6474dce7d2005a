/** Focuses `element` where what had the focus is gone from the page. */
export function takesLostFocus(element: HTMLElement): void {
  if (document.activeElement === null || document.activeElement === document.body) element.focus({ preventScroll: true });
}
