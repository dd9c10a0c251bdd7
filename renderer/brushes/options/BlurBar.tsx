import { FocusFields } from './FocusFields.tsx';

export function BlurBar() {
  return <FocusFields tool="blur" />;
}
