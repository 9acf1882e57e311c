import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { buildTopology } from './buildTopology';
import { TopologyTree } from './TopologyTree';
import styles from './TopologyTree.module.css';

/** Shows who streams from whom, and where HAProxy sends clients. */
export function TopologySection(props: { database: Database }) {
  const { members, gateways } = props.database;
  const { t } = useKindlerTranslation();
  return (
    <Section title={t('topology.title')}>
      <div className={styles.frame}>
        <TopologyTree
          nodes={buildTopology(members)}
          gateways={gateways}
          label={t('topology.title')}
        />
      </div>
    </Section>
  );
}
