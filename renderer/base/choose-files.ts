import { openedExtensions } from '../../preload/contract/formats.ts';

export const acceptedFiles = ['image/*', ...openedExtensions.map((extension) => `.${extension}`)].join();

/**
 * Asks for pictures with the browser's own dialog; empty where the person cancelled.
 * @param other Endings of other files that can be chosen, the dot included.
 */
export function chooseFiles(several: boolean, other: readonly string[] = []): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = [acceptedFiles, ...other].join();
    input.multiple = several;
    input.onchange = () => {
      resolve([...(input.files ?? [])]);
    };
    input.oncancel = () => {
      resolve([]);
    };
    input.click();
  });
}
