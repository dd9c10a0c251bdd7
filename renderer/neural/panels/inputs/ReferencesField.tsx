import { ImagePlus } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceKey, referencesOf } from '../../../../preload/contract/recipe-parameters.ts';
import type { Reference } from '../../../../preload/contract/recipe.ts';
import { chooseFiles } from '../../../base/choose-files.ts';
import { borrowing } from '../../../base/owners.ts';
import { openPicture } from '../../../base/read-file.ts';
import { DropZone } from '../../../ui/DropZone.tsx';
import { Tip } from '../../../ui/Tip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { InputFieldProps } from '../../parts.ts';

import { addOwn, chooseReference, usePanels } from '../../recipe/store.ts';
import { ParameterField } from '../parameters/ParameterField.tsx';
import { ReferenceTile } from './ReferenceTile.tsx';
import type { ReferenceTileProps } from './ReferenceTile.tsx';
import { ReferenceWeights } from './ReferenceWeights.tsx';
import { useInputWords } from './words.ts';

interface ReferencesFieldProps extends InputFieldProps {
  /** Those that ship with the application, or are kept by it. */
  readonly offered?: readonly Reference[];
  /** Files that are no pictures, and hold something that is offered then: their endings, each with its dot, and what takes one. */
  readonly files?: { readonly endings: readonly string[]; readonly take: (file: File) => void };
  /** How each is shown, where that isn't as any picture. */
  readonly Tile?: ComponentType<ReferenceTileProps>;
  readonly className?: string;
  /** What stands before those that are offered. */
  readonly children?: ReactNode;
  /** What is said below them. */
  readonly below?: ReactNode;
}

const none: readonly Reference[] = [];

/** Pictures to choose from: the person's own, and those that are offered. */
export function ReferencesField({
  tool,
  input,
  recipe,
  offered = none,
  files,
  Tile = ReferenceTile,
  className,
  children,
  below,
}: ReferencesFieldProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const role = input.kind === 'references' ? input.role : '';
  const own = usePanels((state) => state.own[role]) ?? [];
  if (input.kind !== 'references') return null;
  const chosen = referencesOf(recipe, input.name).map(referenceKey);
  const add = async (chosenFiles: readonly File[]) => {
    for (const file of chosenFiles) {
      if (files?.endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
        files.take(file);
        continue;
      }
      await borrowing(async (owner) => {
        const picture = await openPicture(file, owner);
        if (picture) addOwn(tool, input, picture);
      });
    }
  };
  const tile = (reference: Reference) => (
    <Tile
      key={referenceKey(reference)}
      reference={reference}
      place={chosen.indexOf(referenceKey(reference))}
      several={chosen.length > 1}
      onChoose={(beside) => {
        chooseReference(tool.id, input, reference, beside);
      }}
    />
  );

  return (
    <DropZone size="small" words={words('drop')} onDrop={(transfer) => void add([...transfer.files])}>
      <ParameterField label={words('label')} help={words('help')}>
        <div className={classNames('references', className)} role="group" aria-label={words('label')}>
          <Tip text={words('addHelp')} side="left">
            <button
              type="button"
              className="reference-tile reference-add"
              aria-label={words('add')}
              onClick={() => void chooseFiles(true, files?.endings).then(add)}
            >
              <ImagePlus size={20} strokeWidth={1.5} aria-hidden />
            </button>
          </Tip>
          {own.map((picture) => tile({ kind: 'own', picture }))}
          {children}
          {offered.map(tile)}
        </div>
        {input.maximum > 1 && (
          <p className="references-hint">
            {t(`panels.references.${hintFor(input)}`, { minimum: input.minimum, maximum: input.maximum })}
          </p>
        )}
        {below}
      </ParameterField>
      <ReferenceWeights tool={tool} input={input} recipe={recipe} />
    </DropZone>
  );
}

/** Where one is never enough, a click takes another. */
function hintFor({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }): string {
  if (minimum <= 1) return 'hint';
  return minimum === maximum ? 'exactly' : 'several';
}
