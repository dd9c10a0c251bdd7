import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import type { Rect } from '../../pixels/rect.ts';
import { drawMiniature, sizeWithin } from '../../view/miniature.ts';
import { compositor } from '../../view/painter.ts';
import type { Point, Size } from '../../view/viewport.ts';
import { cropAt, cropBetween, fitted } from './crop.ts';

interface CropPickerProps {
  readonly document: OpenDocument;
  readonly crop: Rect;
  /** What the sides are multiples of. */
  readonly unit: number;
  readonly onChange: (crop: Rect) => void;
}

/** Where the small picture has to fit in, CSS pixels. */
const room: Size = { width: 264, height: 180 };
/** A press that moves less than this only puts the part elsewhere, CSS pixels. */
const slack = 3;

/** The picture small, with the part that is compared: drag to choose one, click or use the arrow keys to move it. */
export function CropPicker({ document, crop, unit, onChange }: CropPickerProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Where a drag began, in CSS pixels of the small picture. */
  const from = useRef<Point | null>(null);
  const picture = presentOf(document);
  const size = sizeWithin(picture, room);
  const scale = size.width / picture.width;

  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const drawn = !canvas.current || drawMiniature(canvas.current, document.id, picture, compositor, false);
      if (!drawn) frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [document.id, picture]);

  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const inPicture = ({ x, y }: Point): Point => ({ x: x / scale, y: y / scale });
  const drag = (event: PointerEvent<HTMLElement>) => {
    const to = pointOf(event);
    if (!from.current || Math.hypot(to.x - from.current.x, to.y - from.current.y) < slack) return;
    onChange(cropBetween(inPicture(from.current), inPicture(to), picture, unit));
  };
  const byKey = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const [dx, dy] = [way[0] * crop.width * keyShare, way[1] * crop.height * keyShare];
    onChange(fitted({ ...crop, x: crop.x + dx, y: crop.y + dy }, picture, unit));
  };

  return (
    <div
      className="methods-picker"
      style={{ width: size.width, height: size.height }}
      role="application"
      tabIndex={0}
      aria-label={t('compare.methods.part')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = pointOf(event);
      }}
      onPointerMove={drag}
      onPointerUp={(event) => {
        const to = pointOf(event);
        const still = from.current && Math.hypot(to.x - from.current.x, to.y - from.current.y) < slack;
        if (still) onChange(cropAt(crop, inPicture(to), picture));
        else drag(event);
        from.current = null;
      }}
      onKeyDown={byKey}
    >
      <canvas
        ref={canvas}
        width={Math.round(size.width * devicePixelRatio)}
        height={Math.round(size.height * devicePixelRatio)}
        style={{ width: size.width, height: size.height }}
        aria-hidden
      />
      <span
        className="methods-frame"
        style={{
          left: crop.x * scale,
          top: crop.y * scale,
          width: crop.width * scale,
          height: crop.height * scale,
        }}
      />
    </div>
  );
}

/** An arrow key moves the part by this share of it. */
const keyShare = 1 / 8;
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
