import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../../picture/document.ts';
import { useActiveDocument } from '../../picture/store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { useInputWords } from '../panels/inputs/words.ts';
import { ParameterField } from '../panels/parameters/ParameterField.tsx';
import type { InputFieldProps } from '../parts.ts';
import { setInput } from '../recipe/store.ts';
import { Portrait } from './Portrait.tsx';
import { meantFaces } from './chosen.ts';
import { chosenFaces, toggleFace, useFaces } from './finding.ts';
import './faces.css';

/** The faces in the picture, to press those that are replaced. */
export function FacesField({ tool, input, recipe }: InputFieldProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const document = useActiveDocument();
  const { looking, found } = useFaces();
  const chosen = chosenFaces(recipe);
  if (!document || (!looking && !found)) return null;
  const meant = meantFaces(found ?? [], chosen);
  return (
    <ParameterField
      label={words('label')}
      help={words('help')}
      changed={chosen.length > 0}
      onReset={() => {
        setInput(tool.id, input.name, null);
      }}
    >
      {!found || found.length === 0 ? (
        <p className={found ? 'faces-none' : 'faces-looking'} role="status">
          {t(found ? 'faces.none' : 'faces.looking')}
        </p>
      ) : (
        <div className="faces" role="group" aria-label={words('label')}>
          {found.map(({ number, box, trouble }) => (
            <Tip
              key={number}
              side="bottom"
              text={
                <>
                  <strong>{t('faces.one', { number })}</strong>
                  {trouble !== 'none' && <div>{t(`results.swap-${trouble}`)}</div>}
                </>
              }
            >
              <button
                type="button"
                className="face"
                aria-label={t('faces.one', { number })}
                aria-pressed={meant.has(number)}
                onClick={() => {
                  toggleFace(number);
                }}
              >
                <Portrait document={document.id} picture={presentOf(document)} box={box} />
                <span className="face-number" aria-hidden>
                  {number}
                </span>
                {trouble !== 'none' && <TriangleAlert className="face-trouble" size={14} aria-hidden />}
              </button>
            </Tip>
          ))}
        </div>
      )}
    </ParameterField>
  );
}
