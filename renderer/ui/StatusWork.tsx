import type { LucideIcon } from 'lucide-react';
import { Progress } from './Progress.tsx';
import { Tip } from './Tip.tsx';
import './status-work.css';

interface StatusWorkProps {
  readonly icon: LucideIcon;
  /** What is worked on, and how far that is. */
  readonly words: string;
  /** Where it leads. */
  readonly tip: string;
  readonly label: string;
  /** From 0 to 1; null where nobody knows. */
  readonly fraction: number | null;
  readonly onClick: () => void;
}

/** Work in the status bar that has a room or a sheet of its own, which is closed; leads back into it. */
export function StatusWork({ icon: Icon, words, tip, label, fraction, onClick }: StatusWorkProps) {
  return (
    <Tip text={tip} side="top">
      <button type="button" className="status-work" onClick={onClick}>
        <Icon size={14} aria-hidden />
        <span>{words}</span>
        <Progress label={label} value={fraction} />
      </button>
    </Tip>
  );
}
