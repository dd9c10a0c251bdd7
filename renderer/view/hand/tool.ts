import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { OpenDocument } from '../../picture/document.ts';
import type { Draft } from '../../picture/drafts.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import type { Point } from '../viewport.ts';

/** The pointer over the canvas. */
export interface CanvasPointer extends Point {
  /** x and y are in pixels of the document, with fractions; this is where on the canvas, in CSS pixels. */
  readonly view: Point;
  /** 0…1; a mouse presses with 0.5. */
  readonly pressure: number;
  /** Degrees from upright, −90…90. */
  readonly tiltX: number;
  readonly tiltY: number;
  readonly pen: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, and Cmd on macOS. */
  readonly mod: boolean;
  /** Milliseconds. */
  readonly time: number;
}

/** What a press begins. It shows what it does through its draft and puts one step, at its end. */
export interface Gesture {
  /** Every position since the last frame, in order: the pointer's coalesced events. */
  move(pointers: readonly CanvasPointer[]): void;
  end(pointer: CanvasPointer): void;
  /** Escape, undo: everything is as it was before the press. The draft shows nothing any more. */
  cancel(): void;
}

/** A tool for the hand: what a press on the canvas does. One file each, listed in `app/tools-in-hand.ts`. */
export interface HandTool {
  /** Also its name under `handTools` in the translations, and of the action that takes it in hand. */
  readonly id: string;
  readonly icon: LucideIcon;
  /** None where other editors have none: a person may give it one. */
  readonly shortcut?: Shortcut;
  /** Whether it is put away once it is done, so that the strip goes on showing another of its place. */
  readonly passing?: true;
  /** Whether it works with a round tip, whose size Alt with the right button changes. */
  readonly hasTip?: true;
  /** A CSS cursor; 'none' where the overlay draws one. */
  cursor(pointer: CanvasPointer | null): string;
  /** Begins a gesture, or null where there is nothing to do (having told the person why where they'd wonder). */
  press(pointer: CanvasPointer, document: OpenDocument, draft: Draft): Gesture | null;
  /** The pointer moves with no button down; null when it leaves. */
  hover?(pointer: CanvasPointer | null, document: OpenDocument): void;
  doubleClick?(pointer: CanvasPointer, document: OpenDocument): void;
  /** Keys that the tool takes before the shortcuts, such as Enter and Escape for what is unfinished. True: taken. */
  key?(event: KeyboardEvent, document: OpenDocument): boolean;
  /** Another tool is taken, or another document: what is unfinished has ended before. */
  leave?(document: OpenDocument): void;
  /**
   * Ids of the actions that the other button brings over the canvas, with `-` for a line. A tool with a tip brings that
   * one's settings; one with neither, the layers there.
   */
  readonly menu?: readonly string[];
  /** The bar above the canvas. */
  readonly Options?: ComponentType;
  /**
   * Konva nodes over the picture, inside a group in document coordinates (Konva's strokeScaleEnabled false
   * keeps lines one pixel wide).
   */
  readonly Overlay?: ComponentType<{ readonly document: OpenDocument }>;
}
