import type { LockState } from '@kindler/backstage-plugin-kindler-common';
import { formatLsn, formatMilliseconds } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { Facts, Section } from '../layout';
import { Age } from '../status';
import { NotKnown } from './NotKnown';

function Lock(props: { lock: LockState }) {
  const { lock } = props;
  const { renewals, slots } = lock;
  const { t } = useKindlerTranslation();
  const unknown = t('word.unknown');
  return (
    <Facts
      facts={[
        { label: t('layers.holder'), value: lock.holder ?? unknown },
        {
          label: t('layers.acquired'),
          value: lock.acquiredAt ? <Age at={lock.acquiredAt} /> : unknown,
        },
        {
          label: t('layers.renewed'),
          value: lock.renewedAt ? <Age at={lock.renewedAt} /> : unknown,
        },
        {
          label: t('layers.renewals'),
          value: renewals
            ? t('layers.every', {
                median: formatMilliseconds(renewals.medianMs, t),
                longest: formatMilliseconds(renewals.longestMs, t),
              })
            : unknown,
        },
        {
          label: 'ttl',
          value:
            lock.ttl === undefined
              ? unknown
              : t('duration.seconds', { value: String(lock.ttl) }),
        },
        { label: t('layers.transitions'), value: lock.transitions ?? unknown },
        {
          label: 'optime',
          value: lock.optime === undefined ? unknown : formatLsn(lock.optime),
        },
        {
          label: t('layers.slots'),
          value: slots
            ? Object.entries(slots)
                .map(([name, position]) => `${name}: ${formatLsn(position)}`)
                .join(', ') || '–'
            : unknown,
        },
      ]}
    />
  );
}

/** Shows Patroni's leader lock: who holds it, and how regularly it is renewed. */
export function LockSection(props: { lock: LockState | undefined }) {
  const { lock } = props;
  const { t } = useKindlerTranslation();
  return (
    <Section
      title={t('layers.lock')}
      aside={lock && <Age at={lock.observedAt} />}
    >
      {lock ? <Lock lock={lock} /> : <NotKnown />}
    </Section>
  );
}
