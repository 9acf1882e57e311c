import { useKindlerTranslation } from '../../translation';
import { StatusChip, useAge } from '../status';

/** Says in a few words that the content is stale. */
export function StaleChip(props: { since: string | undefined }) {
  const { t } = useKindlerTranslation();
  const age = useAge(props.since) ?? t('age.unknown');
  return <StatusChip tone="warning">{t('stale.title', { age })}</StatusChip>;
}
