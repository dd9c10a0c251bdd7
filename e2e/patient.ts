import { expect as hasty } from '@playwright/test';

/** How long the application has to show what is expected of it, milliseconds. */
export const patience = 20_000;

/** For what drives the application in tests and benches alike: these run without the tests' configuration. */
export const expect = hasty.configure({ timeout: patience });
