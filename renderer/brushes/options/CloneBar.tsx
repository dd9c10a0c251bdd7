import { SourceFields } from './SourceFields.tsx';
import { TipFields } from './TipFields.tsx';

export function CloneBar() {
  return (
    <div className="brush-bar">
      <TipFields tool="clone" />
      <SourceFields />
    </div>
  );
}
