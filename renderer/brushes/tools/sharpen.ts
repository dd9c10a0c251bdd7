import { Triangle } from 'lucide-react';
import { focusTool } from '../focus-tool.ts';
import { SharpenBar } from '../options/SharpenBar.tsx';

export const sharpen = focusTool('sharpen', { icon: Triangle, Options: SharpenBar });
