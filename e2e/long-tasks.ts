import type { Page } from '@playwright/test';

declare global {
  interface Window {
    longest: number;
  }
}

/** Watches how long the window's thread is held at once. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask' });
  });
}

/** The longest that it was held since it was asked last, milliseconds; 0 where nothing took 50. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Entries arrive a moment after the task.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { longest } = window;
    window.longest = 0;
    return longest;
  });
}
