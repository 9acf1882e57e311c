import type {
  Environment,
  Operation,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { hasEnded } from '../components/operation';
import { StatusChip, VERDICT_TONES } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';
import { CountCard } from './CountCard';
import styles from './OverviewPage.module.css';
import { VERDICT_ORDER } from './problemsFirst';
import {
  useDatabases,
  useEnvironments,
  useOperations,
  useRoutes,
} from './useLists';

function VerdictCounts(props: { items: Array<{ verdict: Verdict }> }) {
  const { t } = useKindlerTranslation();
  return (
    <>
      {VERDICT_ORDER.map(verdict => {
        const count = props.items.filter(
          item => item.verdict === verdict,
        ).length;
        return (
          count > 0 && (
            <StatusChip key={verdict} tone={VERDICT_TONES[verdict]}>
              {`${count} ${t(`verdict.${verdict}`)}`}
            </StatusChip>
          )
        );
      })}
    </>
  );
}

function EnvironmentCounts(props: { items: Environment[] }) {
  const { t } = useKindlerTranslation();
  const failed = props.items.filter(
    ({ actualState }) => actualState === 'failed',
  ).length;
  const running = props.items.filter(
    ({ actualState }) => actualState === 'running',
  ).length;
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

function isRunning(operation: Operation): boolean {
  return !hasEnded(operation.status);
}

/**
 * How many databases, routes, environments and running operations there are, and how many of them need a look.
 */
export function OverviewCounts() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const databases = useDatabases();
  const routes = useRoutes();
  const environments = useEnvironments();
  const operations = useOperations();
  return (
    <div className={styles.counts}>
      <CountCard
        title={t('page.databases')}
        href={links.databases}
        resource={databases}
      >
        {items => <VerdictCounts items={items} />}
      </CountCard>
      <CountCard title={t('page.routes')} href={links.routes} resource={routes}>
        {items => <VerdictCounts items={items} />}
      </CountCard>
      <CountCard
        title={t('page.environments')}
        href={links.environments}
        resource={environments}
      >
        {items => <EnvironmentCounts items={items} />}
      </CountCard>
      <CountCard
        title={t('overview.runningOperations')}
        href={links.operations}
        resource={operations}
        counts={isRunning}
      >
        {() => null}
      </CountCard>
    </div>
  );
}
