import { FocusFields } from './FocusFields.tsx';

export function SharpenBar() {
  return <FocusFields tool="sharpen" />;
}
