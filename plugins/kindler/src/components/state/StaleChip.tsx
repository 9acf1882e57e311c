import { useKindlerTranslation } from '../../translation';
import { StatusChip, useAge } from '../status';

/**
 * Says in a few words that what is shown is old.
 */
export function StaleChip(props: { since: string | undefined }) {
  const { t } = useKindlerTranslation();
  const age = useAge(props.since) ?? t('age.unknown');
  return <StatusChip tone="warning">{t('stale.title', { age })}</StatusChip>;
}
