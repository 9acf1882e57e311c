import type { EnvironmentSummary } from '@kindler/backstage-plugin-kindler-common';
import { hasEnded } from '../components/operation';
import { StatusChip } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';
import { CountCard } from './CountCard';
import styles from './OverviewPage.module.css';
import {
  COUNTED,
  useDatabases,
  useEnvironments,
  useOperations,
  useRoutes,
} from './useLists';
import { VerdictCounts } from './VerdictCounts';

const totalOf = ({ summary }: { summary: { total: number } }) => summary.total;

function EnvironmentCounts(props: { summary: EnvironmentSummary }) {
  const { failed = 0, running = 0 } = props.summary.states;
  const { t } = useKindlerTranslation();
  return (
    <>
      {failed > 0 && (
        <StatusChip tone="negative">
          {`${failed} ${t('environment.state.failed')}`}
        </StatusChip>
      )}
      {running > 0 && (
        <StatusChip tone="positive">
          {`${running} ${t('environment.state.running')}`}
        </StatusChip>
      )}
    </>
  );
}

/**
 * How many databases, routes, environments and running operations there are, and how many of them need a look.
 */
export function OverviewCounts() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <div className={styles.counts}>
      <CountCard
        title={t('page.databases')}
        href={links.databases}
        resource={useDatabases(COUNTED)}
        countOf={totalOf}
      >
        {({ summary }) => <VerdictCounts summary={summary} />}
      </CountCard>
      <CountCard
        title={t('page.routes')}
        href={links.routes}
        resource={useRoutes(COUNTED)}
        countOf={totalOf}
      >
        {({ summary }) => <VerdictCounts summary={summary} />}
      </CountCard>
      <CountCard
        title={t('page.environments')}
        href={links.environments}
        resource={useEnvironments(COUNTED)}
        countOf={totalOf}
      >
        {({ summary }) => <EnvironmentCounts summary={summary} />}
      </CountCard>
      <CountCard
        title={t('overview.runningOperations')}
        href={links.operations}
        resource={useOperations()}
        countOf={({ items }) =>
          items.filter(({ status }) => !hasEnded(status)).length
        }
      />
    </div>
  );
}
