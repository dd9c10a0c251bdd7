/** Does what need not be there in the first picture of the window, once that is seen. @returns what calls it off */
export function onceDrawn(work: () => void): () => void {
  let wanted = true;
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (wanted) work();
      }),
    ),
  );
  return () => (wanted = false);
}
