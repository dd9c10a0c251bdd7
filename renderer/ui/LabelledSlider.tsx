import { NumberEntry } from './NumberEntry.tsx';
import { Slider } from './Slider.tsx';
import type { SliderProps } from './Slider.tsx';

/** A small slider with its words and its number above it. */
export function LabelledSlider({ words, ...slider }: SliderProps & { readonly words: string }) {
  return (
    <div className="labelled-slider">
      <span className="labelled-slider-words">{words}</span>
      <NumberEntry {...slider} />
      <Slider {...slider} />
    </div>
  );
}
