import { Flex, Text } from '@backstage/ui';
import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import { formatClock, formatTime } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, VERDICT_TONES } from '../status';
import { IncidentStateChip } from './IncidentStateChip';
import { OutageText } from './OutageText';

/** When the owner was told of it. */
function Told(props: { incident: IncidentSummary }) {
  const { notifiedAt } = props.incident;
  const { t } = useKindlerTranslation();
  return (
    <>
      {notifiedAt.length === 0
        ? t('incident.notTold')
        : t('incident.told', {
            times: notifiedAt.map(formatClock).join(', '),
          })}
    </>
  );
}

/**
 * How bad it was, whether it is over, and for how long nobody could write.
 */
export function IncidentChips(props: { incident: IncidentSummary }) {
  const { incident } = props;
  const { worst, outageMs, outageOngoing, startedAt, endedAt } = incident;
  const { t } = useKindlerTranslation();
  const isOut = outageOngoing || (outageMs !== undefined && outageMs > 0);
  return (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      <StatusChip tone={VERDICT_TONES[worst] ?? 'neutral'} isLasting>
        {t('incident.worst', { verdict: t(`verdict.${worst}`) })}
      </StatusChip>
      <IncidentStateChip incident={incident} />
      {isOut && (
        <StatusChip tone="negative">
          {t('incident.writesOut')} <OutageText incident={incident} />
        </StatusChip>
      )}
      <Text as="span" variant="body-small" color="secondary">
        {[formatTime(startedAt), endedAt && formatTime(endedAt)]
          .filter(Boolean)
          .join(' – ')}
        {' · '}
        <Told incident={incident} />
      </Text>
    </Flex>
  );
}
