import { SourceFields } from './SourceFields.tsx';
import { TipFields } from './TipFields.tsx';

export function HealBar() {
  return (
    <div className="brush-bar">
      <TipFields tool="heal" />
      <SourceFields />
    </div>
  );
}
