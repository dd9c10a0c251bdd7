import { Pointer } from 'lucide-react';
import { Smudge } from '../engine/smudge.ts';
import { SmudgeBar } from '../options/SmudgeBar.tsx';
import { retouchTool } from '../retouch-tool.ts';

export const smudge = retouchTool({
  id: 'smudge',
  icon: Pointer,
  stroke: (_, { raster, selection, within }, { size, hardness, opacity }) =>
    new Smudge({
      ...{ raster, size, selection, within },
      strength: opacity / 100,
      hardness: hardness / 100,
    }),
  Options: SmudgeBar,
});
