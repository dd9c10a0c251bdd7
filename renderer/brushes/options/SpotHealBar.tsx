import { TipFields } from './TipFields.tsx';

export function SpotHealBar() {
  return (
    <div className="brush-bar">
      <TipFields tool="spot-heal" />
    </div>
  );
}
