import { TipFields } from './TipFields.tsx';

export function EraserBar() {
  return (
    <div className="brush-bar">
      <TipFields tool="eraser" />
    </div>
  );
}
