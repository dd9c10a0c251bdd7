import { z } from 'zod';
import { create } from 'zustand';
import { defaultQuality } from '../../../preload/contract/formats.ts';
import { SaveFormat } from '../../../preload/contract/index.ts';
import { remember, remembered } from '../../base/remember.ts';

const Choices = z.object({
  format: SaveFormat,
  /** Per cent, of each format. */
  qualities: z.record(SaveFormat, z.number().min(1).max(100)),
});

const name = 'export';

/** As what a picture was exported last, and in which quality to each format; this screen remembers it. */
export const useExportChoices = create<z.infer<typeof Choices>>(() =>
  remembered(name, Choices, { format: 'png', qualities: defaultQuality }),
);

useExportChoices.subscribe((choices) => {
  remember(name, choices);
});
