import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Request, Response } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { useLatest } from '../../base/use-latest.ts';

const width = 400;
const height = 320;

type Plan = Request<'measureExport'>;

const preview = (request: Request<'previewExport'>) => pentimento().call('previewExport', request);

interface ExportPreviewProps {
  readonly plan: Plan;
  /** Of the export, pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

/** A part of the export at 100 %, as the format makes it look. Drag or use the arrow keys to see other parts. */
export function ExportPreview({ plan, size }: ExportPreviewProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [middle, setMiddle] = useState({ x: 0.5, y: 0.5 });
  const x = cornerOf(middle.x, size.width, width);
  const y = cornerOf(middle.y, size.height, height);
  const part = { x, y, width: Math.min(width, size.width), height: Math.min(height, size.height) };
  const { answer, waiting } = useLatest({ ...plan, part }, preview, 150);

  useEffect(() => {
    if (canvas.current && answer) draw(canvas.current, answer);
  }, [answer]);

  const move = (dx: number, dy: number) => {
    setMiddle((before) => ({
      x: Math.min(1, Math.max(0, before.x - dx / size.width)),
      y: Math.min(1, Math.max(0, before.y - dy / size.height)),
    }));
  };

  return (
    <canvas
      ref={canvas}
      className="export-preview"
      width={width}
      height={height}
      tabIndex={0}
      role="img"
      aria-label={t('save.preview')}
      aria-busy={waiting}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event.movementX, event.movementY);
      }}
      onKeyDown={(event) => {
        const step = arrows[event.key];
        if (!step) return;
        event.preventDefault();
        move(step[0], step[1]);
      }}
    />
  );
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [80, 0],
  ArrowRight: [-80, 0],
  ArrowUp: [0, 80],
  ArrowDown: [0, -80],
};

function cornerOf(middle: number, whole: number, shown: number): number {
  return Math.round(Math.max(0, Math.min(whole - shown, middle * whole - shown / 2)));
}

function draw(canvas: HTMLCanvasElement, seen: Response<'previewExport'>): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (seen.width === 0 || seen.height === 0) return;
  const image = new ImageData(new Uint8ClampedArray(seen.data), seen.width, seen.height);
  context.putImageData(
    image,
    Math.floor((canvas.width - seen.width) / 2),
    Math.floor((canvas.height - seen.height) / 2),
  );
}
