import * as z from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../../base/remember.ts';

const name = 'faces-consent';

interface Consent {
  /** The person has read what consent means here. */
  readonly read: boolean;
  /** Where the answer goes while it is asked for. */
  readonly answer: ((swaps: boolean) => void) | null;
}

export const useConsent = create<Consent>(() => ({
  read: remembered(name, z.boolean(), false),
  answer: null,
}));

/** Whether faces may be swapped: before the first time the person reads, once, whose consent that needs. */
export function askConsent(): Promise<boolean> {
  if (useConsent.getState().read) return Promise.resolve(true);
  // Whoever asks while it is being read asks in place of who asked before.
  useConsent.getState().answer?.(false);
  return new Promise((resolve) => {
    useConsent.setState({ answer: resolve });
  });
}

export function answerConsent(swaps: boolean): void {
  const { answer } = useConsent.getState();
  if (swaps) remember(name, true);
  useConsent.setState({ answer: null, ...(swaps && { read: true }) });
  answer?.(swaps);
}
