import { partsOf } from '../../parts.ts';
import type { InputFieldProps } from '../../parts.ts';
import { FolderField } from './FolderField.tsx';
import { MaskField } from './MaskField.tsx';
import { PersonField } from './PersonField.tsx';
import { PictureField } from './PictureField.tsx';
import { ReferencesField } from './ReferencesField.tsx';

/** The field of an input: the tool's own, else what its kind calls for. */
export function InputField(props: InputFieldProps) {
  const { tool, input } = props;
  const Own = partsOf(tool.id).fields?.[input.name];
  if (Own) return <Own {...props} />;
  switch (input.kind) {
    case 'picture':
      return <PictureField {...props} />;
    case 'references':
      return <ReferencesField {...props} />;
    case 'mask':
      return <MaskField {...props} />;
    case 'person':
      return <PersonField {...props} />;
    case 'folder':
      return <FolderField {...props} />;
    case 'faces':
      return null;
  }
}
