import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../preload/contract/index.ts';

/** What is in the way of a face, in a line; empty where nothing is. */
export function useFaultWords(faults: readonly Fault[]): string {
  const { t } = useTranslation();
  return faults.map((fault) => t(`identities.faults.${fault}`)).join(t('people.comma'));
}
