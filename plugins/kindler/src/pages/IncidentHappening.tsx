import { Link, Text } from '@backstage/ui';
import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import { RiAlarmWarningLine } from '@remixicon/react';
import { OutageText } from '../components/incident';
import { TimelineItem } from '../components/layout';
import { Age, StatusChip, VERDICT_TONES } from '../components/status';
import { formatSpan } from '../format';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, useWording } from '../translation';

/**
 * An incident that is over, in a few words.
 */
export function IncidentHappening(props: { incident: IncidentSummary }) {
  const { incident } = props;
  const { id, database, databaseTitle, title, worst } = incident;
  const { startedAt, endedAt, outageMs } = incident;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const say = useWording();
  return (
    <TimelineItem
      icon={<RiAlarmWarningLine size={16} aria-hidden="true" />}
      title={
        <>
          <Link href={links.incident(database, id)} weight="bold">
            {say(title)}
          </Link>
          <StatusChip tone={VERDICT_TONES[worst] ?? 'neutral'} isLasting>
            {t(`verdict.${worst}`)}
          </StatusChip>
          {outageMs !== undefined && outageMs > 0 && (
            <StatusChip tone="negative">
              {t('incident.writesOut')} <OutageText incident={incident} />
            </StatusChip>
          )}
        </>
      }
    >
      <Text as="span" variant="body-small" color="secondary">
        <Link href={links.database(database)} variant="body-small">
          {databaseTitle ?? database}
        </Link>
        {' · '}
        <Age at={endedAt} />
        {endedAt &&
          ` · ${t('incident.over', {
            duration: formatSpan(
              Date.parse(endedAt) - Date.parse(startedAt),
              t,
            ),
          })}`}
      </Text>
    </TimelineItem>
  );
}
