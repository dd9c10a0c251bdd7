import { RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customise, useCustomShortcuts } from '../../actions/custom.ts';
import { nameOf, shortcutsOf } from '../../actions/registry.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { isMac } from '../../ui/platform.ts';
import { shortcutOf, signature } from '../../ui/shortcut.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import { conflictsWith, reservedFor } from './conflicts.ts';

interface ShortcutRowProps {
  readonly id: string;
  readonly editing: boolean;
  readonly onEdit: (id: string | null) => void;
}

/** An action with its shortcut: a click on it waits for new keys. */
export function ShortcutRow({ id, editing, onEdit }: ShortcutRowProps) {
  const { t } = useTranslation();
  const changed = useCustomShortcuts((state) => id in state.custom);
  // A change of another action's keys may have been made for this one's sake.
  useCustomShortcuts();
  const [shortcut] = shortcutsOf(id);
  const name = t(nameOf(id));
  return (
    <div className="shortcut">
      <span>{name}</span>
      {editing ? (
        <Recorder id={id} onEnd={() => onEdit(null)} />
      ) : (
        <>
          {changed && (
            <IconButton
              small
              icon={RotateCcw}
              label={t('shortcuts.reset', { name })}
              onClick={() => {
                customise(id, null);
              }}
            />
          )}
          <button
            type="button"
            className="shortcut-keys"
            aria-label={t('shortcuts.change', { name })}
            onClick={() => {
              onEdit(id);
            }}
          >
            {shortcut ? (
              <Keys shortcut={shortcut} />
            ) : (
              <span className="shortcut-none">{t('shortcuts.none')}</span>
            )}
          </button>
        </>
      )}
    </div>
  );
}

/** Waits for keys; where something else has them, asks before it takes them away. */
function Recorder({ id, onEnd }: { readonly id: string; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState<Shortcut | null>(null);
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);
  const kept = pressed && reservedFor(pressed);
  const others = pressed && !kept ? conflictsWith(id, pressed) : [];
  const take = (shortcut: Shortcut) => {
    for (const other of conflictsWith(id, shortcut))
      customise(
        other,
        shortcutsOf(other).filter((each) => signature(each) !== signature(shortcut)),
      );
    customise(id, [shortcut]);
    onEnd();
  };
  return (
    <>
      {kept && (
        <span className="shortcut-conflict" role="alert">
          {t('shortcuts.keptFor', { name: t(kept.key, { tool: kept.tool && t(nameOf(kept.tool)) }) })}
        </span>
      )}
      {pressed && others.length > 0 && (
        <span className="shortcut-conflict" role="alert">
          {t('shortcuts.taken', { name: others.map((other) => t(nameOf(other))).join(', ') })}
          <Button
            look="filled"
            onClick={() => {
              take(pressed);
            }}
          >
            {t('shortcuts.replace')}
          </Button>
        </span>
      )}
      <button
        ref={field}
        type="button"
        className="shortcut-keys shortcut-recorder"
        data-typing
        aria-label={t('shortcuts.press')}
        onKeyDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') {
            onEnd();
            return;
          }
          const shortcut = shortcutOf(event.nativeEvent, isMac);
          if (!shortcut) return;
          if (reservedFor(shortcut) === null && conflictsWith(id, shortcut).length === 0) take(shortcut);
          else setPressed(shortcut);
        }}
      >
        {pressed ? <Keys shortcut={pressed} /> : t('shortcuts.press')}
      </button>
      <IconButton
        small
        icon={X}
        label={t('shortcuts.remove')}
        onClick={() => {
          customise(id, []);
          onEnd();
        }}
      />
    </>
  );
}
