import type { ComponentProps } from 'react';
import { AddAdjustment } from '../../adjustments/AddAdjustment.tsx';
import { PropertiesPanel } from '../../adjustments/PropertiesPanel.tsx';
import { AddEffect } from '../../effects/AddEffect.tsx';
import { EffectsBadge } from '../../effects/EffectsBadge.tsx';
import { LayerEffects } from '../../effects/LayerEffects.tsx';
import { LayersPanel } from '../../layers/LayersPanel.tsx';
import { LayerSlots } from '../../layers/slots.ts';
import { LayerRecipe } from '../../neural/layers/LayerRecipe.tsx';
import { NeuralBadge } from '../../neural/layers/NeuralBadge.tsx';
import { PendingRows } from '../../neural/layers/PendingRows.tsx';
import { LayerText } from '../../text/LayerText.tsx';

const slots: LayerSlots = {
  Coming: PendingRows,
  Badge: Badges,
  adding: (
    <>
      <AddEffect />
      <AddAdjustment />
    </>
  ),
};

function Badges(badge: ComponentProps<LayerSlots['Badge']>) {
  return (
    <>
      <EffectsBadge {...badge} />
      <NeuralBadge {...badge} />
    </>
  );
}

/** The list of layers, with what other features know of a layer. */
export function Layers() {
  return (
    <LayerSlots value={slots}>
      <LayersPanel />
    </LayerSlots>
  );
}

/** The properties of the layer in hand, texts and results included. */
export function Properties() {
  return <PropertiesPanel Text={LayerText} Recipe={LayerRecipe} Style={LayerEffects} />;
}
