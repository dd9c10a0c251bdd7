/** The paths of files that fall on the window. Only here can they be learnt: the page itself names no paths. */
import { webUtils } from 'electron';

let paths: string[] = [];

/** Notes what falls, before the page hears of it. */
export function watchDrops(): void {
  window.addEventListener(
    'drop',
    ({ dataTransfer }) => {
      paths = [...(dataTransfer?.files ?? [])].map(pathOf);
    },
    { capture: true },
  );
}

/** What fell last, once; empty strings for what is no file of this machine. */
export function takeDropped(): string[] {
  const taken = paths;
  paths = [];
  return taken;
}

function pathOf(file: File): string {
  // Electron before 29 has no such call, and the path on the file itself.
  if (typeof webUtils !== 'undefined') return webUtils.getPathForFile(file);
  return (file as File & { readonly path?: string }).path ?? '';
}
