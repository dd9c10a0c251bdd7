interface MiddleCutProps {
  readonly text: string;
  /** As many letters at the end as always stay. */
  readonly keep: number;
}

/** A text that loses its middle where room is short: its beginning and its end tell most. */
export function MiddleCut({ text, keep }: MiddleCutProps) {
  const letters = Array.from(text);
  const at = Math.max(0, letters.length - keep);
  return (
    <span className="middle-cut">
      <span className="middle-cut-start">{letters.slice(0, at).join('')}</span>
      <span className="middle-cut-end">{letters.slice(at).join('')}</span>
    </span>
  );
}
