import { useEffect } from 'react';
import { ReferencesField } from '../panels/inputs/ReferencesField.tsx';
import type { InputFieldProps } from '../parts.ts';
import { BelowStyles } from './BelowStyles.tsx';
import { DamagedTile } from './DamagedTile.tsx';
import { ImportNetwork } from './ImportNetwork.tsx';
import { RemoveStyle } from './RemoveStyle.tsx';
import { StyleTile } from './StyleTile.tsx';
import './gallery.css';
import { styleFiles } from './changes.ts';
import { useCurrentNames } from './chosen.ts';
import { useKeptStyles, useOfferedStyles } from './kept.ts';
import { startTrials } from './trials/trials.ts';

/** Paintings to choose from, each with the photo as it would be painted: those that were learnt, those that ship and the person's own. */
export function StyleGallery(props: InputFieldProps) {
  const { tool, input, recipe } = props;
  const damaged = useKeptStyles((state) => state.damaged);
  useEffect(() => startTrials(tool, input.name), [tool, input.name]);
  useCurrentNames(props);
  return (
    <>
      <ReferencesField
        {...props}
        offered={useOfferedStyles()}
        files={styleFiles}
        Tile={StyleTile}
        className="style-gallery"
        below={<BelowStyles recipe={recipe} input={input.name} />}
      >
        {damaged.map((one) => (
          <DamagedTile key={one.style} damaged={one} />
        ))}
      </ReferencesField>
      <RemoveStyle />
      <ImportNetwork />
    </>
  );
}
