import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { HelpButton } from '../../help/HelpButton.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { DamagedPerson } from './DamagedPerson.tsx';
import { LookProgress } from './LookProgress.tsx';
import { NoPeople } from './NoPeople.tsx';
import { PeopleList } from './PeopleList.tsx';
import { PersonDetails } from './PersonDetails.tsx';
import { WhoIsWho } from './WhoIsWho.tsx';
import { lookInDropped, useLook } from './look.ts';
import { closePeople, usePeople } from './store.ts';
import './people.css';

/** Where the people are looked after whose faces are kept. What is being looked through goes on while it is closed. */
export function PeopleSheet() {
  const { t } = useTranslation();
  const open = usePeople((state) => state.open);
  const look = useLook((state) => state.look);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Sheet
      open={open}
      title={t(look?.state === 'seen' || look?.state === 'keeping' ? 'people.who' : 'people.title')}
      close={t('people.close')}
      onClose={closePeople}
      className="people"
      first={body}
      tools={<HelpButton about={t('help.sheets.people')} page="people" />}
    >
      <div ref={body} className="people-body" tabIndex={-1}>
        {look === null && (
          <DropZone size="photo" words={t('people.drop')} onDrop={(transfer) => void lookInDropped(transfer)}>
            <People />
          </DropZone>
        )}
        {(look?.state === 'handing' || look?.state === 'looking') && <LookProgress look={look} />}
        {(look?.state === 'seen' || look?.state === 'keeping') && (
          <WhoIsWho seen={look.seen} name={look.name} keeping={look.state === 'keeping'} />
        )}
      </div>
    </Sheet>
  );
}

/** Those who are kept, and the one in front. */
function People() {
  const { kept, shown } = usePeople();
  if (!kept) return null;
  const { identities, damaged } = kept;
  if (identities.length + damaged.length === 0) return <NoPeople />;
  const harmed = damaged.find(({ identity }) => identity === shown);
  const person = identities.find(({ identity }) => identity === shown) ?? identities[0];
  return (
    <>
      <PeopleList kept={kept} shown={harmed?.identity ?? person?.identity ?? null} />
      {harmed && <DamagedPerson key={harmed.identity} person={harmed} />}
      {!harmed && person && <PersonDetails key={person.identity} person={person} all={identities} />}
    </>
  );
}
