import type { PictureLayer } from '../picture/document.ts';
import { textOf } from '../picture/text.ts';
import { TextFields } from './TextFields.tsx';

/** Of a layer that is a text: how it looks. */
export function LayerText({ layer, locked }: { readonly layer: PictureLayer; readonly locked: boolean }) {
  const text = textOf(layer);
  return (
    text && (
      <fieldset className="properties-part properties-text" disabled={locked}>
        <TextFields style={text} />
      </fieldset>
    )
  );
}
