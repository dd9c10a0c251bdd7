import { TipFields } from './TipFields.tsx';

export function SmudgeBar() {
  return (
    <div className="brush-bar">
      <TipFields tool="smudge" />
    </div>
  );
}
