import { ToggleGroup } from 'radix-ui';
import { Tip } from './Tip.tsx';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it means, told where the pointer or the focus rests on it. */
  readonly about?: string | undefined;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** A choice between a few short words, all in sight. */
export function Segmented<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <ToggleGroup.Root
      className="segmented"
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => {
        const item = (
          <ToggleGroup.Item key={option.value} value={option.value}>
            {option.label}
          </ToggleGroup.Item>
        );
        if (option.about === undefined) return item;
        return (
          <Tip key={option.value} text={option.about}>
            {item}
          </Tip>
        );
      })}
    </ToggleGroup.Root>
  );
}
