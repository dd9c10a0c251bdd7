import { Copy, FolderPlus, Plus, Trash2 } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionIcon } from '../actions/ActionIcon.tsx';
import { AddMask } from './AddMask.tsx';
import { LayerSlots } from './slots.ts';

/** What can be made and taken away. */
export function LayerFooter() {
  const { t } = useTranslation();
  return (
    <div className="layers-foot">
      <AddMask />
      {useContext(LayerSlots).adding}
      <ActionIcon id="new-group" icon={FolderPlus} side="top" hint={t('adjustments.groupScope')} />
      <ActionIcon id="new-layer" icon={Plus} side="top" />
      <ActionIcon id="duplicate-layer" icon={Copy} side="top" />
      <ActionIcon id="delete-layer" icon={Trash2} side="top" />
    </div>
  );
}
