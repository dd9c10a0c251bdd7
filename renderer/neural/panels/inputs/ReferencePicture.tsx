import type { Reference } from '../../../../preload/contract/recipe.ts';
import { Thumbnail } from '../../../view/Thumbnail.tsx';

interface ReferencePictureProps {
  readonly reference: Reference;
  /** CSS pixels. */
  readonly size: number;
}

/** A reference as it looks, small. */
export function ReferencePicture({ reference, size }: ReferencePictureProps) {
  if (reference.kind === 'shipped')
    return <img src={`resources/styles/${reference.style.file}`} alt="" draggable={false} loading="lazy" />;
  const { pixels, profile } = reference.picture;
  return <Thumbnail pixels={pixels} profile={profile} size={size} />;
}
