import { CompareButton } from '../methods/CompareButton.tsx';
import type { ToolParts } from '../parts.ts';

export const enlarge: ToolParts = { Section: CompareButton };
