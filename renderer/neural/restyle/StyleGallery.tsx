import { useEffect } from 'react';
import { ReferencesField } from '../panels/inputs/ReferencesField.tsx';
import type { InputFieldProps } from '../parts.ts';
import { StyleTile } from './StyleTile.tsx';
import './gallery.css';
import { importStyle, useOfferedStyles } from './kept.ts';
import { startTrials } from './trials/trials.ts';

/** Paintings to choose from, each with the photo as it would be painted: those that were learnt, those that ship and the person's own. */
export function StyleGallery(props: InputFieldProps) {
  const { tool, input } = props;
  useEffect(() => startTrials(tool, input.name), [tool, input.name]);
  return (
    <ReferencesField
      {...props}
      offered={useOfferedStyles()}
      onFile={importStyle}
      Tile={StyleTile}
      className="style-gallery"
    />
  );
}
