import { Lollipop } from 'lucide-react';
import { DodgeBar } from '../options/DodgeBar.tsx';
import { toneTool } from '../tone-tool.ts';

export const dodge = toneTool('dodge', { icon: Lollipop, Options: DodgeBar });
