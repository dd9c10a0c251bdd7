let giving = false;

/** Gives the focus back to what had it, where that is still there. No tip opens, which nobody asked for by that. */
export function giveBack(element: Element | null): void {
  giving = true;
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  giving = false;
}

/** Whether the focus that arrives now is given back. */
export function isGivenBack(): boolean {
  return giving;
}
