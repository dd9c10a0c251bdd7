/** Reaches the code that computes a tool. Each run's own type ties it to its definition; the path to it can't. */
export type LoadRun = (tool: string) => Promise<unknown>;

/** Loaded in the engine alone, when a tool is first asked for; each lies in the folder that is named after its tool. */
export const loadRun: LoadRun = async (tool) => {
  const { run } = (await import(`./${tool}/run.ts`)) as { run: unknown };
  return run;
};
