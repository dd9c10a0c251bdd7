import { Flame } from 'lucide-react';
import { BurnBar } from '../options/BurnBar.tsx';
import { toneTool } from '../tone-tool.ts';

export const burn = toneTool('burn', { icon: Flame, Options: BurnBar });
