import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  /** What is looked through, as its name and as the words in it while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (query: string) => void;
}

/** Where the words are typed that a list below it is looked through for. */
export function SearchField({ label, onChange, ...rest }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Search size={14} aria-hidden />
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        {...rest}
      />
    </div>
  );
}
