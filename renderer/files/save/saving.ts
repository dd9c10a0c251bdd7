import { create } from 'zustand';

/** Names of the files that are being written, one for each time. */
export const useSavings = create<{ readonly names: readonly string[] }>(() => ({ names: [] }));

/** Shows that a file is being written for as long as that lasts. */
export async function saving<T>(name: string, work: () => Promise<T>): Promise<T> {
  useSavings.setState(({ names }) => ({ names: [...names, name] }));
  try {
    return await work();
  } finally {
    useSavings.setState(({ names }) => {
      const at = names.indexOf(name);
      return { names: names.filter((_, each) => each !== at) };
    });
  }
}
