import { Text } from '@backstage/ui';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { Empty } from '../state';
import { RouteTable } from './RouteTable';

/**
 * Routes that lead to a database cluster.
 */
export function RouteSection(props: { database: Database }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  return (
    <Section
      title={t('page.routes')}
      aside={
        <Text as="span" variant="body-small" color="secondary">
          {t('way.legend')}
        </Text>
      }
    >
      {database.gateways.length === 0 ? (
        <Empty title={t('gateway.none')}>{t('gateway.noneHelp')}</Empty>
      ) : (
        <RouteTable database={database} />
      )}
    </Section>
  );
}
