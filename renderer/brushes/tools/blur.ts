import { Droplet } from 'lucide-react';
import { focusTool } from '../focus-tool.ts';
import { BlurBar } from '../options/BlurBar.tsx';

export const blur = focusTool('blur', { icon: Droplet, Options: BlurBar });
