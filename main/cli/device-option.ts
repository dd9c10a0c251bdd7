import type { Command } from 'commander';
import { Settings } from '../../preload/contract/index.ts';

/** What computes. */
export function addDevice(command: Command): Command {
  return command.option('--device <device>', `${Settings.shape.provider.options.join(', ')} (default: auto)`);
}
