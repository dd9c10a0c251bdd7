import type { Page } from '@playwright/test';

/** The application on one surface, started on a data folder. */
export interface Running {
  readonly page: Page;
  /** The folder of its data. */
  readonly data: string;
  /** Answers the question for photos, which `ask` leads to, with these files. */
  chooseFiles(paths: readonly string[], ask: () => Promise<void>): Promise<void>;
  /** Answers the question where to save, which `ask` leads to, with this file; returns the name that was proposed. */
  chooseDestination(path: string, ask: () => Promise<void>): Promise<string>;
  /** The process id of one of the application's programs. */
  processOf(program: 'engine' | 'codec'): Promise<number>;
  /** Closes the window as a person does, where the application asks first; answers that it is to stay. */
  closeAndStay(): Promise<void>;
  close(): Promise<void>;
  /** Kills everything at once, window and programs, as a power cut would. */
  kill(): Promise<void>;
}
