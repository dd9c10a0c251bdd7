import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AddPeople } from './AddPeople.tsx';

/** What is said where nobody is kept yet: what this is for, and how it begins. */
export function NoPeople() {
  const { t } = useTranslation();
  return (
    <div className="people-none">
      <Users size={40} strokeWidth={1.25} aria-hidden />
      <h3>{t('people.none.title')}</h3>
      <p>{t('people.none.how')}</p>
      <AddPeople look="filled" />
      <p className="people-stays">{t('people.none.stays')}</p>
    </div>
  );
}
