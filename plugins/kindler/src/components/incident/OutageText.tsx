import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import { formatSpan } from '../../format';
import { useKindlerTranslation } from '../../translation';

/**
 * For how long clients could not write; without a route for writes nobody knows.
 */
export function OutageText(props: { incident: IncidentSummary }) {
  const { outageMs, outageOngoing } = props.incident;
  const { t } = useKindlerTranslation();
  if (outageMs === undefined) {
    return <>{t('incident.outageUnknown')}</>;
  }
  if (outageMs === 0 && !outageOngoing) {
    return <>{t('incident.noOutage')}</>;
  }
  const duration = formatSpan(outageMs, t);
  return (
    <>{outageOngoing ? t('incident.outageOngoing', { duration }) : duration}</>
  );
}
