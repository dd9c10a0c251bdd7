import { useMemo } from 'react';
import { useDescription } from '../../base/application.ts';
import { ReferencesField } from '../panels/inputs/ReferencesField.tsx';
import type { InputFieldProps } from '../parts.ts';

/** Paintings to choose from: those that ship with the application and the person's own. */
export function StyleGallery(props: InputFieldProps) {
  const { styles } = useDescription();
  const offered = useMemo(() => styles.map((style) => ({ kind: 'shipped', style }) as const), [styles]);
  return <ReferencesField {...props} offered={offered} />;
}
