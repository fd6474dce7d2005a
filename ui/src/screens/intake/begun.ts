/** A step begins at the top of the page, with the focus on its title. */
export function begun(title: HTMLElement): void {
  document.documentElement.scrollTop = 0;
  title.focus({ preventScroll: true });
}
