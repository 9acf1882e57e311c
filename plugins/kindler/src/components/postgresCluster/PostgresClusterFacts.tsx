import { Flex, Text } from '@backstage/ui';
import type { PostgresClusterStatus } from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Facts } from '../layout';
import { Age, StatusChip } from '../status';

interface Replicas {
  replicas?: number;
  readyReplicas?: number;
}

function Ready(props: { of: Replicas }) {
  const { replicas, readyReplicas } = props.of;
  const { t } = useKindlerTranslation();
  const text = t('pgo.ready', {
    ready: String(readyReplicas ?? t('word.unknown')),
    total: String(replicas ?? t('word.unknown')),
  });
  if (replicas === undefined || readyReplicas === undefined) {
    return <StatusChip tone="neutral">{text}</StatusChip>;
  }
  const isReady = readyReplicas >= replicas;
  return (
    <StatusChip tone={isReady ? 'positive' : 'warning'}>{text}</StatusChip>
  );
}

function Backups(props: { cluster: PostgresClusterStatus }) {
  const { repositories, lastCompletedAt, failed } = props.cluster.backups;
  const { t } = useKindlerTranslation();
  const states = {
    true: 'ready',
    false: 'notReady',
    unknown: 'unknown',
  } as const;
  const tones = {
    true: 'positive',
    false: 'negative',
    unknown: 'neutral',
  } as const;
  return (
    <Flex direction="column" gap="1" align="start">
      {lastCompletedAt ? (
        <span>
          {t('pgo.lastBackup')} <Age at={lastCompletedAt} />
        </span>
      ) : (
        <span>{t('pgo.noBackup')}</span>
      )}
      {failed > 0 && (
        <StatusChip tone="negative">
          {t('pgo.failedBackups', { failed: String(failed) })}
        </StatusChip>
      )}
      {repositories.map(({ name, ready }) => (
        <StatusChip key={name} tone={tones[`${ready}`]} isQuiet>
          {t(`pgo.repository.${states[`${ready}`]}`, { name })}
        </StatusChip>
      ))}
    </Flex>
  );
}

function switchoverText(
  switchover: PostgresClusterStatus['switchover'],
  t: KindlerTranslate,
) {
  return (
    switchover &&
    t(switchover.done ? 'pgo.switchoverDone' : 'pgo.switchoverOpen', {
      requested: switchover.requested,
    })
  );
}

/** Shows instances, backups and requests to the operator. */
export function PostgresClusterFacts(props: {
  cluster: PostgresClusterStatus;
}) {
  const { cluster } = props;
  const { upToDate, postgresVersion, instanceSets, pgBouncer } = cluster;
  const { t } = useKindlerTranslation();
  const words = { true: 'yes', false: 'no', unknown: 'unknown' } as const;
  return (
    <Facts
      facts={[
        ...instanceSets.map(set => ({
          label: t('pgo.instances', { set: set.name }),
          value: (
            <Flex direction="column" gap="1" align="start">
              <Ready of={set} />
              {set.updatedReplicas !== undefined &&
                set.updatedReplicas !== set.replicas && (
                  <Text as="span" variant="body-small" color="secondary">
                    {t('pgo.updated', { updated: String(set.updatedReplicas) })}
                  </Text>
                )}
            </Flex>
          ),
        })),
        { label: 'PgBouncer', value: pgBouncer && <Ready of={pgBouncer} /> },
        { label: t('pgo.backups'), value: <Backups cluster={cluster} /> },
        {
          label: t('pgo.switchover'),
          value: switchoverText(cluster.switchover, t),
        },
        { label: t('pgo.upToDate'), value: t(`word.${words[`${upToDate}`]}`) },
        { label: 'PostgreSQL', value: postgresVersion },
        {
          label: t('pgo.paused'),
          value: cluster.paused ? t('pgo.pausedText') : undefined,
        },
        {
          label: t('pgo.shutdown'),
          value: cluster.shutdown ? t('word.yes') : undefined,
        },
      ]}
    />
  );
}
