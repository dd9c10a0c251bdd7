import { ReferencesField } from '../panels/inputs/ReferencesField.tsx';
import type { InputFieldProps } from '../parts.ts';
import { importStyle, useOfferedStyles } from '../restyle/kept.ts';

/** Paintings whose style can be learnt, or be learnt further. */
export function Paintings(props: InputFieldProps) {
  return <ReferencesField {...props} offered={useOfferedStyles()} onFile={importStyle} />;
}
