import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { flatten } from '../../composite/flatten.ts';
import { liveOf } from '../../picture/drafts.ts';
import { useActivePicture, useDocuments } from '../../picture/store.ts';
import { inNumbers } from '../../pixels/colours.ts';
import { contentBounds } from '../../pixels/raster.ts';
import { colourOf } from '../../view/hand/colours.ts';
import { usePointerPlace } from '../../view/pointer-place.ts';
import type { Point } from '../../view/viewport.ts';
import './info-panel.css';

/** What is under the pointer, and how large the picture and the selection are. */
export function InfoPanel() {
  const { t } = useTranslation();
  const picture = useActivePicture();
  const profile = picture ? (picture.profile?.name ?? 'sRGB') : undefined;
  const selection = picture?.selection ?? null;
  const selected = useMemo(() => selection && contentBounds(selection), [selection]);
  const list = useRef<HTMLDListElement>(null);
  usePointerPlace(
    useCallback((place: Point | null) => {
      const facts = place && factsAt(place);
      for (const element of list.current?.querySelectorAll<HTMLElement>('[data-fact]') ?? [])
        element.textContent = facts?.[element.dataset.fact ?? ''] ?? '–';
    }, []),
  );
  return (
    <dl ref={list} className="info-panel">
      <Fact name="X" fact="x" />
      <Fact name={t('colour.red')} fact="red" />
      <Fact name="Y" fact="y" />
      <Fact name={t('colour.green')} fact="green" />
      <Fact name={t('colour.hex')} fact="hex" />
      <Fact name={t('colour.blue')} fact="blue" />
      <dt>{t('docks.info.picture')}</dt>
      <dd>{picture ? `${picture.width} × ${picture.height}` : '–'}</dd>
      <dt>{t('colour.opacity')}</dt>
      <dd data-fact="opacity">–</dd>
      <dt>{t('docks.info.selection')}</dt>
      <dd>{selected ? `${selected.width} × ${selected.height}` : '–'}</dd>
      <dt>{t('docks.info.profile')}</dt>
      <dd className="info-profile" title={profile}>
        {profile ?? '–'}
      </dd>
    </dl>
  );
}

function Fact({ name, fact }: { readonly name: string; readonly fact: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-fact={fact}>–</dd>
    </>
  );
}

/** The pixel that is seen at a place of the picture in front: its own numbers, and in sRGB as six digits. */
function factsAt({ x, y }: Point): Readonly<Record<string, string>> | null {
  const { active } = useDocuments.getState();
  const picture = active === null ? null : liveOf(active);
  if (!picture || x < 0 || y < 0 || x >= picture.width || y >= picture.height) return null;
  const [red = 0, green = 0, blue = 0, alpha = 0] = flatten(picture.layers, { x, y, width: 1, height: 1 });
  return {
    x: `${x}`,
    y: `${y}`,
    red: `${red}`,
    green: `${green}`,
    blue: `${blue}`,
    opacity: `${Math.round(alpha / 2.55)} %`,
    hex: colourOf(...inNumbers([red, green, blue], picture.profile, undefined)),
  };
}
