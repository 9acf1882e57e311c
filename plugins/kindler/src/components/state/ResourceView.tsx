import type {
  Freshness,
  Observed,
} from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import {
  ServerClockProvider,
  StaleContext,
  type UseKindlerResourceResult,
} from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { StatusChip } from '../status';
import { describeError } from './describeError';
import { ErrorAlert } from './ErrorAlert';
import { LoadingBlock } from './LoadingBlock';
import styles from './ResourceView.module.css';
import { StaleAlert } from './StaleAlert';
import { StaleChip } from './StaleChip';

export interface ResourceViewProps<T extends Observed> {
  resource: UseKindlerResourceResult<T>;
  children: (answer: T) => ReactNode;
  /** Shown until the first answer. */
  skeleton?: ReactNode;
  /** Shows problems in a few words where space is limited and the details are elsewhere. */
  isCompact?: boolean;
}

interface FailureProps {
  error: Error;
  onRetry: () => void;
  isCompact: boolean | undefined;
}

function Failure(props: FailureProps) {
  const { error, onRetry, isCompact } = props;
  const { t } = useKindlerTranslation();
  if (!isCompact) {
    return <ErrorAlert error={error} onRetry={onRetry} />;
  }
  const { title, message } = describeError(error, t);
  return (
    <StatusChip tone="neutral">
      <span title={message}>{title}</span>
    </StatusChip>
  );
}

/** Returns the staleness that the server itself reports. */
function stalenessOf(
  answer: Observed & { freshness?: Freshness },
  otherwise: string,
) {
  const { freshness } = answer;
  return freshness?.status === 'stale'
    ? {
        since: freshness.observedAt,
        reason: otherwise,
        fault: freshness.fault,
      }
    : undefined;
}

/**
 * Shows a resource in any state: loading, failed, current or stale. The content stays mounted when it becomes stale or
 * is gone, so that a dialog in it is not lost.
 */
export function ResourceView<T extends Observed>(props: ResourceViewProps<T>) {
  const { resource, children, skeleton, isCompact } = props;
  const { data, receivedAt, error, staleSince, refresh } = resource;
  const { t } = useKindlerTranslation();
  if (!data || receivedAt === undefined) {
    return error ? (
      <Failure error={error} onRetry={refresh} isCompact={isCompact} />
    ) : (
      <>{skeleton ?? <LoadingBlock />}</>
    );
  }
  const failure = error && describeError(error, t);
  if (error && failure?.kind === 'forbidden') {
    return <Failure error={error} onRetry={refresh} isCompact={isCompact} />;
  }
  const staleness = failure
    ? {
        since: staleSince ? new Date(staleSince).toISOString() : undefined,
        reason: `${failure.title}: ${failure.message}`,
        hint: failure.hint,
      }
    : stalenessOf(data, t('stale.noReason'));
  return (
    <ServerClockProvider answer={data} receivedAt={receivedAt}>
      <StaleContext.Provider value={staleness !== undefined}>
        <div className={styles.view}>
          {staleness && !isCompact && (
            <StaleAlert {...staleness} onRetry={refresh} />
          )}
          <div className={styles.content}>{children(data)}</div>
          {staleness && isCompact && <StaleChip since={staleness.since} />}
        </div>
      </StaleContext.Provider>
    </ServerClockProvider>
  );
}
