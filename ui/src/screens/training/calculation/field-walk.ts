/** Moves the focus to the field after or before the one that has it; false where there is none. */
export function walkFields(container: HTMLElement, back: boolean): boolean {
  const fields = [...container.querySelectorAll<HTMLElement>('[data-field]')];
  const line = document.activeElement?.closest('[data-line]');
  const at = fields.findIndex(
    (field) => field === document.activeElement || (isRadio(document.activeElement) && isRadio(field) && field.closest('[data-line]') === line),
  );
  const next = fields[at + (back ? -1 : 1)];
  if (at < 0 || !next) return false;
  next.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
  return true;
}

const isRadio = (element: Element | null) => element instanceof HTMLInputElement && element.type === 'radio';

/** Puts the focus into the first field of a line. */
export function focusLine(line: string): void {
  const row = document.querySelector(`[data-line="${line}"]`);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('[data-field]')?.focus({ preventScroll: true });
}
