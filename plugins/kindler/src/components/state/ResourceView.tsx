import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import {
  ServerClockProvider,
  type UseKindlerResourceResult,
} from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { describeError } from './describeError';
import { ErrorAlert } from './ErrorAlert';
import { LoadingBlock } from './LoadingBlock';
import styles from './ResourceView.module.css';
import { StaleAlert } from './StaleAlert';

export interface ResourceViewProps<T extends Observed> {
  resource: UseKindlerResourceResult<T>;
  children: (answer: T) => ReactNode;
  /** Shown until the first answer. */
  skeleton?: ReactNode;
}

/**
 * Shows a resource in whatever state it is: on its way, failed, there, or there but old. What is shown stays mounted
 * when it becomes old or is gone, so that a dialog in it is not lost.
 */
export function ResourceView<T extends Observed>(props: ResourceViewProps<T>) {
  const { resource, children, skeleton } = props;
  const { data, receivedAt, error, staleSince, refresh } = resource;
  const { t } = useKindlerTranslation();
  if (!data || receivedAt === undefined) {
    return error ? (
      <ErrorAlert error={error} onRetry={refresh} />
    ) : (
      <>{skeleton ?? <LoadingBlock />}</>
    );
  }
  const failure = error && describeError(error, t);
  if (error && failure?.kind === 'forbidden') {
    return <ErrorAlert error={error} onRetry={refresh} />;
  }
  return (
    <ServerClockProvider answer={data} receivedAt={receivedAt}>
      <div className={styles.view}>
        {failure && (
          <StaleAlert
            since={staleSince ? new Date(staleSince).toISOString() : undefined}
            reason={`${failure.title}: ${failure.message}`}
            hint={failure.hint}
            onRetry={refresh}
          />
        )}
        <div className={styles.content}>{children(data)}</div>
      </div>
    </ServerClockProvider>
  );
}
