import { Text } from '@backstage/ui';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { RiArrowRightLine } from '@remixicon/react';
import { formatLag } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { RoleLabel, StatusChip } from '../status';
import type { TopologyNode } from './buildTopology';
import styles from './TopologyTree.module.css';

/** Returns the proxies that send new clients to a member now. */
function proxiesOf(gateways: Database['gateways'], name: string): string[] {
  const leading = gateways.filter(({ servers }) =>
    servers.some(({ member, up }) => member === name && up === true),
  );
  return leading.map(({ proxy }) => proxy);
}

export interface TopologyBoxProps {
  node: TopologyNode;
  /** Name of the node from which it streams. */
  source?: string;
  gateways: Database['gateways'];
}

/** Shows a node with its role, its lag, and the proxies that send clients to it. */
export function TopologyBox(props: TopologyBoxProps) {
  const { node, source, gateways } = props;
  const { name, member } = node;
  const { t } = useKindlerTranslation();
  if (!member) {
    return (
      <div className={`${styles.box} ${styles.outside}`}>
        <span className={styles.name}>{name}</span>
        <Text as="span" variant="body-small" color="secondary">
          {t('topology.outside')}
        </Text>
      </div>
    );
  }
  const isLeader = member.role === 'leader';
  const lag = formatLag(member.receiveLag ?? member.lag ?? 'unknown', t);
  const how = source
    ? t('topology.behind', { state: member.state, source, lag })
    : t('topology.sourceUnseen', { state: member.state });
  return (
    <div className={styles.box}>
      <span className={styles.name}>{name}</span>
      <RoleLabel role={member.role} />
      <Text as="span" variant="body-small" color="secondary">
        {isLeader && !source ? member.state : how}
      </Text>
      {proxiesOf(gateways, name).map(proxy => (
        <StatusChip
          key={proxy}
          tone="positive"
          isQuiet
          icon={<RiArrowRightLine size={14} aria-hidden="true" />}
        >
          {t('topology.clients', { proxy })}
        </StatusChip>
      ))}
    </div>
  );
}
