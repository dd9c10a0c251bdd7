import { ArrowUpToLine, FilePlus2, FolderPlus, Images, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { PictureList } from './PictureList.tsx';
import { addPictures, clearPictures, movePictures, removePictures } from './commands.ts';
import { isFree, removableOf, useBatch } from './store.ts';

/** The pictures: where they fall, and the list of them, which stays where it was scrolled to while it is hidden. */
export function PicturesPart({ hidden }: { readonly hidden: boolean }) {
  const { t } = useTranslation();
  const { rows, standing, looking, selected, unreadable } = useBatch();
  const mayAdd = isFree(standing) || standing.phase === 'paused';
  const removable = removableOf({ rows, standing, selected });
  const head =
    rows.length === 0 ? t('batchRoom.pictures') : t('batchRoom.picturesCount', { count: rows.length });
  const content = (
    <>
      <header className="batch-head">
        <h3>{head}</h3>
        {rows.length > 0 && isFree(standing) && (
          <Button onClick={() => void clearPictures('all')}>{t('batchRoom.clear')}</Button>
        )}
        {selected.size > 0 && (
          <IconButton
            small
            icon={ArrowUpToLine}
            label={t('batchRoom.first')}
            onClick={() => {
              const first = rows.find(({ state }) => isFree(standing) || state.state === 'waiting');
              if (first) void movePictures([...selected], first.id);
            }}
          />
        )}
        {removable.length > 0 && (
          <IconButton
            small
            icon={Trash2}
            label={t('batchRoom.remove', { count: removable.length })}
            onClick={() => void removePictures(removable)}
          />
        )}
        <IconButton
          small
          icon={FilePlus2}
          label={t('batchRoom.addFiles')}
          disabled={!mayAdd}
          onClick={() => void addPictures('files')}
        />
        <IconButton
          small
          icon={FolderPlus}
          label={t('batchRoom.addFolder')}
          disabled={!mayAdd}
          onClick={() => void addPictures('folder')}
        />
      </header>
      {unreadable.size > 0 && (
        <p className="batch-unreadable">{t('batchRoom.unreadable', { count: unreadable.size })}</p>
      )}
      {rows.length > 0 ? <PictureList /> : <Empty looking={looking} />}
    </>
  );
  return (
    <section className="batch-part batch-pictures" aria-label={t('batchRoom.pictures')} hidden={hidden}>
      {mayAdd ? (
        <DropZone size="photo" words={t('batchRoom.drop')} onDrop={() => void addPictures('dropped')}>
          {content}
        </DropZone>
      ) : (
        <div className="drop-zone">{content}</div>
      )}
    </section>
  );
}

function Empty({ looking }: { readonly looking: boolean }) {
  const { t } = useTranslation();
  if (looking)
    return (
      <div className="batch-empty" role="status">
        {t('batchRoom.looking')}
      </div>
    );
  return (
    <div className="batch-empty">
      <Images size={32} strokeWidth={1.5} aria-hidden />
      <h3>{t('batchRoom.empty.title')}</h3>
      <p>{t('batchRoom.empty.about')}</p>
      <div className="batch-ask">
        <Button look="accent" icon={FolderPlus} onClick={() => void addPictures('folder')}>
          {t('batchRoom.empty.folder')}
        </Button>
        <Button look="filled" icon={FilePlus2} onClick={() => void addPictures('files')}>
          {t('batchRoom.empty.files')}
        </Button>
      </div>
    </div>
  );
}
