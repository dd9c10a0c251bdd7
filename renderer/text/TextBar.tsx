import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActiveDocument } from '../picture/store.ts';
import { textOf } from '../picture/text.ts';
import { layerInHand } from '../picture/tree.ts';
import { Button } from '../ui/Button.tsx';
import { useColours } from '../view/hand/colours.ts';
import { TextFields } from './TextFields.tsx';
import { endText } from './editing.ts';
import { useText } from './store.ts';

export function TextBar() {
  const { t } = useTranslation();
  const { look, editing } = useText();
  const foreground = useColours((state) => state.foreground);
  const document = useActiveDocument();
  const inHand = textOf(document && layerInHand(document));
  const style = editing ?? inHand ?? { ...look, colour: foreground };
  return (
    <div className="transform-bar">
      <TextFields style={style} />
      {editing && (
        <>
          <span className="bar-line" />
          <Button
            icon={X}
            onClick={() => {
              endText(false);
            }}
          >
            {t('text.cancel')}
          </Button>
          <Button
            icon={Check}
            look="accent"
            onClick={() => {
              endText(true);
            }}
          >
            {t('text.apply')}
          </Button>
        </>
      )}
    </div>
  );
}
