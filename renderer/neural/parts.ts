import type { ComponentType } from 'react';
import type { AppDescription, InputDescription, ToolDescription } from '../../preload/contract/index.ts';
import type { Recipe } from '../../preload/contract/recipe.ts';
import type { OpenDocument } from '../picture/document.ts';
import type { Size } from '../picture/reframe/reframe.ts';
import type { Grip } from '../view/hand/grips.ts';
import type { CanvasPointer } from '../view/hand/tool.ts';
import type { EndedJob } from './jobs/store.ts';
import type { Source } from './recipe/source.ts';

/** What a field of a panel is given: the tool, one of its inputs, and the panel as it stands. */
export interface InputFieldProps {
  readonly tool: ToolDescription;
  readonly input: InputDescription;
  readonly recipe: Recipe;
}

/** What lies over the picture is given: the picture, and the panel that stands beside it. */
export interface OverlayProps {
  readonly document: OpenDocument;
  readonly recipe: Recipe;
}

/** What the window adds for one tool beyond what its definition gives; each lies in a folder named after the tool. */
export interface ToolParts {
  /** The fields of inputs that have more than their kind's own, by the inputs' names. */
  readonly fields?: Readonly<Record<string, ComponentType<InputFieldProps>>>;
  /** A part of the panel, below the basic settings. */
  readonly Section?: ComponentType<{ readonly tool: ToolDescription; readonly recipe: Recipe }>;
  /**
   * Konva nodes over the picture while the panel is in sight, in coordinates of the document. They take no part in the
   * pointer: where it is tells `usePointerPlace`, what a press takes `grip`, and `useAsk` asks the tool meanwhile.
   */
  readonly Overlay?: ComponentType<OverlayProps>;
  /** What of the overlay a press takes, before the tool in hand sees it; null where the pointer is over none of it. */
  readonly grip?: (pointer: CanvasPointer, overlay: OverlayProps) => Grip | null;
  /** What it works on until the person says otherwise; the layer in hand where it is left out. */
  readonly source?: Source;
  /** Asked before every run: false where the person would rather not. */
  readonly mayRun?: () => Promise<boolean>;
  /** Keeps what a job has made that goes into no picture, where it has a place of its own. */
  readonly keep?: (job: EndedJob) => Promise<void>;
  /** The panel as it stands at first, given the one on the definition's defaults. */
  readonly start?: (recipe: Recipe, application: AppDescription) => Recipe;
  /** Settings that follow the picture in front for as long as the person hasn't set them. */
  readonly follow?: (picture: Size) => Recipe['values'];
}

let all: Readonly<Record<string, ToolParts>> = {};

/** Filled once, by the application at the top. */
export function registerParts(parts: Readonly<Record<string, ToolParts>>): void {
  all = parts;
}

export function partsOf(tool: string): ToolParts {
  return all[tool] ?? {};
}
