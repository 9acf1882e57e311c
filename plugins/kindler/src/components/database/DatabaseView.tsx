import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { EventSection } from '../event';
import { ProcessSection } from '../gateway';
import { HistorySection } from '../history';
import { Section } from '../layout';
import { PostgresClusterSection } from '../postgresCluster';
import { SlotSection } from '../replication';
import { RouteTraceSection } from '../route';
import { SourceTable } from '../source';
import { ResourceView } from '../state';
import { TopologySection } from '../topology';
import styles from './DatabaseView.module.css';
import { GatewaySection } from './GatewaySection';
import { MemberSection } from './MemberSection';
import { useDatabase } from './useDatabase';
import { WitnessPanel } from './WitnessPanel';

function routesOf({ gateways }: Database): string[] {
  const names = gateways.map(({ route }) => route);
  return [...new Set(names.filter(route => route !== undefined))];
}

function gatewaysOf({ gateways }: Database): string[] {
  return [...new Set(gateways.map(({ gateway }) => gateway))];
}

/**
 * Everything about one database cluster: who takes the writes, what is wrong, and all that it rests on.
 */
export function DatabaseView(props: { name: string }) {
  const { name } = props;
  const { t } = useKindlerTranslation();
  const resource = useDatabase(name);
  return (
    <ResourceView resource={resource}>
      {({ item: database }) => (
        <div className={styles.page}>
          <WitnessPanel database={database} />
          <MemberSection database={database} />
          <TopologySection database={database} />
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
          <HistorySection database={database} />
          <EventSection database={database.name} />
          {routesOf(database).map(route => (
            <RouteTraceSection key={route} name={route} />
          ))}
          <SlotSection database={database} />
          {database.postgresCluster && (
            <PostgresClusterSection cluster={database.postgresCluster} />
          )}
          <Section title={t('source.title')}>
            <SourceTable sources={database.sources} />
          </Section>
        </div>
      )}
    </ResourceView>
  );
}
