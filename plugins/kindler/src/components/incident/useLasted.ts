import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import { formatSpan } from '../../format';
import { useServerNow } from '../../resource';
import { useKindlerTranslation } from '../../translation';

/** Returns how long an incident lasted, or has lasted until now. */
export function useLasted(incident: IncidentSummary): string {
  const { startedAt, endedAt } = incident;
  const { t } = useKindlerTranslation();
  const now = useServerNow();
  const end = endedAt === undefined ? now : Date.parse(endedAt);
  return end === undefined
    ? t('word.unknown')
    : formatSpan(end - Date.parse(startedAt), t);
}
