import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logUnforeseen } from '../base/notices.ts';
import { IconButton } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Markdown, scrollToHeading } from './Markdown.tsx';
import './help.css';
import { loadPage } from './load.ts';
import type { LoadedPage } from './load.ts';
import { shelves } from './pages.ts';
import type { PageId } from './pages.ts';
import { closeHelp, goBack, useHelp, visit } from './store.ts';

/** The pages of `docs/`, which ship with the application: nothing is fetched from anywhere else. */
export function HelpSheet() {
  const { t } = useTranslation();
  const open = useHelp((state) => state.open);
  const visited = useHelp((state) => state.visited);
  const reading = useRef<HTMLElement>(null);
  const { page, heading } = visited.at(-1) ?? visited[0];
  return (
    <Sheet
      open={open}
      title={t('help.title')}
      close={t('help.close')}
      onClose={closeHelp}
      className="dialog-framed help"
      first={reading}
      tools={
        <IconButton
          small
          icon={ArrowLeft}
          label={t('help.back')}
          disabled={visited.length < 2}
          onClick={goBack}
        />
      }
    >
      <div className="help-body">
        <nav className="help-side" aria-label={t('help.contents')}>
          {shelves.map(({ id, pages }) => (
            <section key={id}>
              <h3>{t(`help.shelves.${id}`)}</h3>
              {pages.map((each) => (
                <PageName key={each} page={each} shown={each === page} />
              ))}
            </section>
          ))}
        </nav>
        <article ref={reading} className="help-page" tabIndex={-1}>
          <Page key={page} page={page} heading={heading} />
        </article>
      </div>
    </Sheet>
  );
}

function PageName({ page, shown }: { readonly page: PageId; readonly shown: boolean }) {
  const { t } = useTranslation();
  const tool = /^tools\/(.+)$/.exec(page)?.[1];
  return (
    <button
      type="button"
      className="help-name"
      aria-current={shown ? 'page' : undefined}
      onClick={() => {
        visit(page);
      }}
    >
      {t(tool === undefined ? `help.pages.${page}` : `tools.${tool}.title`)}
    </button>
  );
}

interface PageProps {
  readonly page: PageId;
  readonly heading: string | null;
}

function Page({ page, heading }: PageProps) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const [loaded, setLoaded] = useState<LoadedPage | 'failed' | null>(null);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let current = true;
    void loadPage(page, language)
      .catch((error: unknown) => {
        logUnforeseen(error);
        return 'failed' as const;
      })
      .then((result) => {
        if (current) setLoaded(result);
      });
    return () => {
      current = false;
    };
  }, [page, language]);
  useEffect(() => {
    scrollToHeading(top.current?.closest('article') ?? null, heading);
  }, [loaded, heading]);
  if (loaded === null) return null;
  if (loaded === 'failed')
    return (
      <p className="help-failed" role="alert">
        {t('help.failed')}
      </p>
    );
  return (
    <div ref={top}>
      <Markdown text={loaded.text} path={loaded.path} />
    </div>
  );
}
