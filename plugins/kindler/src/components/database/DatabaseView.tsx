import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { RouteTraceSection } from '../route';
import { SourceTable } from '../source';
import { ResourceView } from '../state';
import { TopologySection } from '../topology';
import styles from './DatabaseView.module.css';
import { GatewaySection } from './GatewaySection';
import { HistorySection } from './HistorySection';
import { MemberSection } from './MemberSection';
import { useDatabase } from './useDatabase';
import { WitnessPanel } from './WitnessPanel';

function routesOf({ gateways }: Database): string[] {
  const names = gateways.map(({ route }) => route);
  return [...new Set(names.filter(route => route !== undefined))];
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
          <HistorySection database={database} />
          {routesOf(database).map(route => (
            <RouteTraceSection key={route} name={route} />
          ))}
          <Section title={t('source.title')}>
            <SourceTable sources={database.sources} />
          </Section>
        </div>
      )}
    </ResourceView>
  );
}
