import { ToneFields } from './ToneFields.tsx';

export function BurnBar() {
  return <ToneFields tone="burn" />;
}
