import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { formatLag, formatTime } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { Facts } from '../layout';
import { Age } from '../status';

/**
 * What matters of a database cluster in a few values.
 */
export function DatabaseFacts(props: { database: Database }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const { scheduledSwitchover: scheduled } = database;
  const unknown = t('word.unknown');
  return (
    <Facts
      facts={[
        {
          label: t('database.leader'),
          value: <strong>{database.leader ?? unknown}</strong>,
        },
        { label: t('database.timeline'), value: database.timeline ?? unknown },
        {
          label: t('database.maxLag'),
          value:
            database.memberCount > 1
              ? formatLag(database.maxLag ?? 'unknown', t)
              : undefined,
        },
        {
          label: t('database.lockSeen'),
          value:
            database.managedBy === 'none' ? undefined : (
              <Age at={database.lockSeenAt} />
            ),
        },
        {
          label: t('database.paused'),
          value: database.paused ? t('database.pausedText') : undefined,
        },
        {
          label: t('database.standbyCluster'),
          value: database.standbyCluster ? t('word.yes') : undefined,
        },
        {
          label: t('database.scheduledSwitchover'),
          value: scheduled
            ? t('database.scheduledText', {
                from: scheduled.from ?? unknown,
                to: scheduled.to ?? t('database.anyMember'),
                at: formatTime(scheduled.at),
              })
            : undefined,
        },
      ]}
    />
  );
}
