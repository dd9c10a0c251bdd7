import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** A component whose script is loaded when it is first drawn, so that the window's first drawing need not wait for it. */
export function lazily<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load() }));
}
