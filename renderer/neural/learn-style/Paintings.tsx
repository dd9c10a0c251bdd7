import { ReferencesField } from '../panels/inputs/ReferencesField.tsx';
import type { InputFieldProps } from '../parts.ts';
import { ImportNetwork } from '../restyle/ImportNetwork.tsx';
import { styleFiles } from '../restyle/changes.ts';
import { useCurrentNames } from '../restyle/chosen.ts';
import { useOfferedStyles } from '../restyle/kept.ts';

/** Paintings whose style can be learnt, or be learnt further. */
export function Paintings(props: InputFieldProps) {
  useCurrentNames(props);
  return (
    <>
      <ReferencesField {...props} offered={useOfferedStyles()} files={styleFiles} />
      <ImportNetwork />
    </>
  );
}
