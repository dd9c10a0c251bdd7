import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Progress } from '../../../ui/Progress.tsx';

interface WorkRowProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** How it stands, in words. */
  readonly facts: readonly string[];
  /** What the bar is called. */
  readonly label: string;
  /** How much of it is done, 0…1; null where that isn't known. */
  readonly share: number | null;
  /** What can be done: buttons. */
  readonly children: ReactNode;
}

/** Work that is no job of a neural tool, as the panel lists it. */
export function WorkRow({ icon: Icon, title, facts, label, share, children }: WorkRowProps) {
  return (
    <li className="job-row">
      <span className="job-picture">
        <Icon size={20} strokeWidth={1.5} aria-hidden />
      </span>
      <div className="job-words">
        <strong>{title}</strong>
        <Progress label={label} value={share} />
        <p className="work-facts">{facts.join(' · ')}</p>
      </div>
      <div className="work-buttons">{children}</div>
    </li>
  );
}
