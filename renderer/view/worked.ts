/** Whether what has the focus was come to by keyboard. */
let worked = false;

/**
 * Follows how the focus moves. Something that was come to by keyboard, such as the list of layers or a slider,
 * keeps arrows and Enter to itself; what was only clicked leaves them to the tool in hand.
 */
export function followFocus(signal: AbortSignal): void {
  let last = '';
  const listen = { signal, capture: true };
  window.addEventListener(
    'pointerdown',
    () => {
      last = 'pointer';
    },
    listen,
  );
  window.addEventListener(
    'keydown',
    ({ key }) => {
      last = key;
    },
    listen,
  );
  window.addEventListener(
    'focusin',
    ({ relatedTarget }) => {
      if (last === 'pointer') worked = false;
      // Within a list that was clicked, the focus goes along with what is in hand.
      else if (last === 'Tab' || relatedTarget === null) worked = true;
    },
    listen,
  );
}

/**
 * Whether a key is for the element it goes to, rather than for the canvas. A menu's keys are always its own, and those of a
 * grip, which is there for the arrows.
 */
export function isWorked(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return false;
  return worked || target.closest('[role=menubar], [role=menu], [data-grip]') !== null;
}
