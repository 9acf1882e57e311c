import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { ProcessSection } from '../gateway';
import {
  CertificateSection,
  KubernetesSection,
  LockSection,
  SettingsSection,
} from '../layers';
import { Section } from '../layout';
import { PostgresClusterSection } from '../postgresCluster';
import { SlotSection } from '../replication';
import { SourceTable } from '../source';
import { TopologySection } from '../topology';
import styles from './DatabaseView.module.css';
import { GatewaySection } from './GatewaySection';

function gatewaysOf({ gateways }: Database): string[] {
  return [...new Set(gateways.map(({ gateway }) => gateway))];
}

/**
 * What a database cluster is made of, and all that its verdict rests on.
 */
export function DatabaseDetails(props: { database: Database }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  return (
    <div className={styles.page}>
      <TopologySection database={database} />
      {database.managedBy !== 'none' && (
        <div className={styles.columns}>
          <LockSection lock={database.lock} />
          <SettingsSection settings={database.settings} />
        </div>
      )}
      {database.kubernetes && (
        <KubernetesSection layers={database.kubernetes} />
      )}
      {database.certificates && database.certificates.length > 0 && (
        <CertificateSection certificates={database.certificates} />
      )}
      <div className={styles.columns}>
        {database.gateways.map(gateway => (
          <GatewaySection
            key={`${gateway.gateway}/${gateway.proxy}`}
            gateway={gateway}
          />
        ))}
      </div>
      {gatewaysOf(database).map(gateway => (
        <ProcessSection key={gateway} gateway={gateway} />
      ))}
      <SlotSection database={database} />
      {database.postgresCluster && (
        <PostgresClusterSection cluster={database.postgresCluster} />
      )}
      <Section title={t('source.title')}>
        <SourceTable sources={database.sources} />
      </Section>
    </div>
  );
}
