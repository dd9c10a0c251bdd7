import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/Keys.tsx';
import { actionOf, nameOf, performFromMenu, shortcutsOf } from './registry.ts';

interface MenuItem {
  /** Whether what it switches is on; undefined where it is no switch. */
  readonly checked: boolean | undefined;
  /** For the item of a menu of any kind. */
  readonly props: {
    readonly className: string;
    readonly disabled: boolean;
    readonly onSelect: () => void;
    readonly children: ReactNode;
  };
}

/** An action as an item of a menu, as it can be done when the menu opens; null where there is no such action. */
export function useMenuItem(id: string): MenuItem | null {
  const { t } = useTranslation();
  const action = actionOf(id);
  if (!action) return null;
  const [shortcut] = shortcutsOf(id);
  const enabled = action.enabled();
  const checked = action.checked && enabled && action.checked();
  return {
    checked,
    props: {
      className: 'menu-item menu-ticked',
      disabled: !enabled,
      onSelect: () => {
        performFromMenu(id);
      },
      children: (
        <>
          <span className="menu-tick">{checked && <Check size={14} aria-hidden />}</span>
          {t(nameOf(id))}
          {shortcut && <Keys shortcut={shortcut} />}
        </>
      ),
    },
  };
}
