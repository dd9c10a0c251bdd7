import { Suspense } from 'react';
import { lazily } from '../base/lazily.ts';
import type { DrawnProps } from './DrawnShape.tsx';

const DrawnShape = lazily(async () => (await import('./DrawnShape.tsx')).DrawnShape);

/** Something drawn over the picture in its coordinates, anew when it or the view changes, past React. */
export function Drawn(props: DrawnProps) {
  // Whoever draws waits for nothing: what it does besides begins at once.
  return (
    <Suspense>
      <DrawnShape {...props} />
    </Suspense>
  );
}
