import { Link, Text } from '@backstage/ui';
import type {
  Route,
  RouteTarget,
} from '@kindler/backstage-plugin-kindler-common';
import { RiPauseLine } from '@remixicon/react';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { StatusChip, type Tone } from '../status';
import styles from './TargetList.module.css';

const TONES: Record<RouteTarget['state'], Tone> = {
  active: 'positive',
  standby: 'neutral',
  unknown: 'neutral',
};

function TargetState(props: { target: RouteTarget }) {
  const { state } = props.target;
  const { t } = useKindlerTranslation();
  return (
    <StatusChip
      tone={TONES[state]}
      icon={
        state === 'standby' ? (
          <RiPauseLine size={14} aria-hidden="true" />
        ) : undefined
      }
    >
      {t(`target.state.${state}`)}
    </StatusChip>
  );
}

/** While HAProxy is away it is said what was last known, and never that none is up. */
function serversText(target: RouteTarget, t: KindlerTranslate): string {
  const { serversUp, serversLastUp } = target;
  const servers = target.servers.join(', ');
  const total = String(target.servers.length);
  if (serversUp) {
    return t('target.servers', {
      up: String(serversUp.length),
      total,
      servers,
    });
  }
  return serversLastUp
    ? t('target.serversLast', {
        up: String(serversLastUp.length),
        total,
        servers,
      })
    : t('target.serversUnknown', { servers });
}

/**
 * Places that a route can lead to, and which of them takes new connections.
 */
export function TargetList(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <ul className={styles.list} aria-label={t('target.title')}>
      {route.targets.map(target => (
        <li key={target.name} className={styles.target}>
          <Text as="span" weight="bold">
            {target.title ?? target.name}
          </Text>
          <TargetState target={target} />
          <Text as="span" variant="body-small" color="secondary">
            {serversText(target, t)}
          </Text>
          <Link href={links.database(target.database)} variant="body-small">
            {target.database}
          </Link>
        </li>
      ))}
    </ul>
  );
}
