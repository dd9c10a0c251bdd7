import { expect as hasty } from '@playwright/test';

/** As patient as the tests are; a bench drives the application without their configuration. */
export const expect = hasty.configure({ timeout: 60_000 });
