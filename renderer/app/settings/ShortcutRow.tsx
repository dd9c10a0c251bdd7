import { RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customise, useCustomShortcuts } from '../../actions/custom.ts';
import { actionOf, nameOf, shortcutsOf } from '../../actions/registry.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { isMac } from '../../ui/platform.ts';
import { shortcutOf, signature } from '../../ui/shortcut.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import { areDefault, conflictsWith, reservedFor } from './conflicts.ts';

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
  /** Its own keys, where another action has taken them and is to be asked about. */
  const [asked, setAsked] = useState<readonly Shortcut[]>([]);
  const field = useRef<HTMLButtonElement>(null);
  const returning = useRef(false);
  useEffect(() => {
    if (editing || !returning.current) return;
    returning.current = false;
    field.current?.focus();
  }, [editing]);
  const edit = (keys: readonly Shortcut[]) => {
    setAsked(keys);
    onEdit(id);
  };
  const [shortcut] = shortcutsOf(id);
  const name = t(nameOf(id));
  return (
    <div className="shortcut">
      <span>{name}</span>
      {editing ? (
        <Recorder
          id={id}
          asked={asked}
          onEnd={() => {
            returning.current = true;
            onEdit(null);
          }}
        />
      ) : (
        <>
          {changed && (
            <IconButton
              small
              icon={RotateCcw}
              label={t('shortcuts.reset', { name })}
              onClick={() => {
                const own = actionOf(id)?.shortcuts ?? [];
                if (othersWith(id, own).length > 0) edit(own);
                else {
                  customise(id, null);
                  field.current?.focus();
                }
              }}
            />
          )}
          <button
            ref={field}
            type="button"
            className="shortcut-keys"
            aria-label={t('shortcuts.change', { name })}
            onClick={() => {
              edit([]);
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

function othersWith(id: string, shortcuts: readonly Shortcut[]): readonly string[] {
  return [...new Set(shortcuts.flatMap((shortcut) => conflictsWith(id, shortcut)))];
}

/** Gives an action keys, which others have no longer. */
function give(id: string, shortcuts: readonly Shortcut[]): void {
  const given = shortcuts.map(signature);
  for (const other of othersWith(id, shortcuts))
    customise(
      other,
      shortcutsOf(other).filter((each) => !given.includes(signature(each))),
    );
  customise(id, areDefault(id, shortcuts) ? null : shortcuts);
}

interface RecorderProps {
  readonly id: string;
  /** Keys that it begins with: none where it waits for some. */
  readonly asked: readonly Shortcut[];
  readonly onEnd: () => void;
}

/** Waits for keys; where something else has them, asks before it takes them away. */
function Recorder({ id, asked, onEnd }: RecorderProps) {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState(asked);
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [shown] = pressed;
  const kept = shown && reservedFor(shown);
  const others = kept ? [] : othersWith(id, pressed);
  const take = (shortcuts: readonly Shortcut[]) => {
    give(id, shortcuts);
    onEnd();
  };
  return (
    <>
      <button
        ref={field}
        type="button"
        className="shortcut-keys shortcut-recorder"
        data-typing
        aria-label={t('shortcuts.press')}
        onKeyDown={(event) => {
          const shortcut = shortcutOf(event.nativeEvent, isMac);
          // On to what can be done with the keys.
          if (shortcut?.key === 'Tab' && !shortcut.mod && !shortcut.alt) return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') {
            onEnd();
            return;
          }
          if (!shortcut) return;
          if (reservedFor(shortcut) === null && conflictsWith(id, shortcut).length === 0) take([shortcut]);
          else setPressed([shortcut]);
        }}
      >
        {shown ? <Keys shortcut={shown} /> : t('shortcuts.press')}
      </button>
      <IconButton
        small
        icon={X}
        label={t('shortcuts.remove')}
        onClick={() => {
          take([]);
        }}
      />
      {kept && (
        <span className="shortcut-conflict" role="alert">
          {t('shortcuts.keptFor', {
            name: t(kept.key, {
              tool: kept.tool && t(nameOf(kept.tool)),
              menu: kept.menu && t(`menu.${kept.menu}`),
            }),
          })}
        </span>
      )}
      {others.length > 0 && (
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
    </>
  );
}
