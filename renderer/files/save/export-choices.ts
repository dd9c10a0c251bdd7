import * as z from 'zod';
import { create } from 'zustand';
import { defaultQuality, MetadataPolicy } from '../../../preload/contract/formats.ts';
import { SaveFormat } from '../../../preload/contract/index.ts';
import { remember, remembered } from '../../base/remember.ts';

const Choices = z.object({
  format: SaveFormat,
  /** Per cent, of each format. */
  qualities: z.record(SaveFormat, z.number().min(1).max(100)),
  keep: MetadataPolicy.default('all'),
});

const name = 'export';

/** As what a picture was exported last, in which quality to each format, and with what of its metadata; this screen remembers it. */
export const useExportChoices = create<z.infer<typeof Choices>>(() =>
  remembered(name, Choices, { format: 'png', qualities: defaultQuality, keep: 'all' }),
);

useExportChoices.subscribe((choices) => {
  remember(name, choices);
});
