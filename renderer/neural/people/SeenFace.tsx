import { TriangleAlert } from 'lucide-react';
import type { FaceSeen } from '../../../preload/contract/index.ts';
import { Tip } from '../../ui/Tip.tsx';
import { Thumbnail } from '../../view/Thumbnail.tsx';
import { useFaultWords } from './words.ts';

interface SeenFaceProps {
  readonly face: FaceSeen;
  /** There where it can be taken in or left out: whether it is in. */
  readonly kept?: boolean;
  readonly onPress?: () => void;
}

/** A face that was found in a photo, and what is in the way of it. */
export function SeenFace({ face, kept, onPress }: SeenFaceProps) {
  const faults = useFaultWords(face.faults);
  return (
    <Tip
      text={
        <>
          {face.from}
          {faults !== '' && <div>{faults}</div>}
        </>
      }
    >
      <button
        type="button"
        className="seen-face"
        aria-label={face.from}
        aria-pressed={kept}
        disabled={!onPress}
        onClick={onPress}
      >
        <Thumbnail pixels={face.photo} profile={face.profile} size={48} part={face.face} />
        {faults !== '' && <TriangleAlert className="face-fault" size={14} aria-label={faults} />}
      </button>
    </Tip>
  );
}
