import type { ReactNode } from 'react';

interface SettingProps {
  readonly title: string;
  /** What it means, in a sentence. */
  readonly about?: string | undefined;
  readonly children: ReactNode;
}

/** One setting: its name and what it means, over what it is chosen with. */
export function Setting({ title, about, children }: SettingProps) {
  return (
    <section className="setting" aria-label={title}>
      <h3>{title}</h3>
      {about !== undefined && <p>{about}</p>}
      {children}
    </section>
  );
}
