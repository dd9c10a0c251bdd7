import { openedExtensions } from '../../preload/contract/formats.ts';

export const acceptedFiles = ['image/*', ...openedExtensions.map((extension) => `.${extension}`)].join();

/** Asks with the browser's own dialog; empty where the person cancelled. */
export function chooseFiles(several: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = acceptedFiles;
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
