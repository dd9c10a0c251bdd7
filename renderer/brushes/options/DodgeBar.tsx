import { ToneFields } from './ToneFields.tsx';

export function DodgeBar() {
  return <ToneFields tone="dodge" />;
}
