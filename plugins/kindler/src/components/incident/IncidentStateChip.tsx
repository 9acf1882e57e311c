import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import { RiTimeLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { StatusChip } from '../status';
import { useLasted } from './useLasted';

export interface IncidentStateChipProps {
  incident: IncidentSummary;
  /** Leaves out the duration, which is shown elsewhere. */
  isShort?: boolean;
}

/** Shows whether an incident is going on, and how long it lasted. */
export function IncidentStateChip(props: IncidentStateChipProps) {
  const { incident, isShort } = props;
  const { t } = useKindlerTranslation();
  const duration = useLasted(incident);
  return incident.endedAt === undefined ? (
    <StatusChip tone="negative">
      {isShort ? t('incident.openShort') : t('incident.open', { duration })}
    </StatusChip>
  ) : (
    <StatusChip
      tone="neutral"
      icon={<RiTimeLine size={14} aria-hidden="true" />}
    >
      {isShort ? t('incident.overShort') : t('incident.over', { duration })}
    </StatusChip>
  );
}
