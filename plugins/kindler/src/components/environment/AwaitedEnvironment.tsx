import { Alert, Flex } from '@backstage/ui';
import type { EnvironmentAnswer } from '@kindler/backstage-plugin-kindler-common';
import { useEffect } from 'react';
import type { UseKindlerResourceResult } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { hasEnded } from '../operation';
import { describeError, ErrorAlert } from '../state';
import { EnvironmentOperations } from './EnvironmentOperations';
import { useEnvironmentOperations } from './useEnvironmentOperations';

const LOOK_AGAIN_MS = 2_000;

/** Whether there is no such environment, as the last answer says. */
export function useIsMissing(
  resource: UseKindlerResourceResult<EnvironmentAnswer>,
): boolean {
  const { t } = useKindlerTranslation();
  const { data, error } = resource;
  return !data && !!error && describeError(error, t).kind === 'missing';
}

/**
 * An environment that is not there: one that was only just asked for is waited for, with the operation that makes it.
 */
export function AwaitedEnvironment(props: {
  name: string;
  resource: UseKindlerResourceResult<EnvironmentAnswer>;
}) {
  const { name, resource } = props;
  const { error, refresh } = resource;
  const { t } = useKindlerTranslation();
  const latest = useEnvironmentOperations(name).data?.items[0];
  const isAwaited =
    latest?.kind === 'environment-create' && !hasEnded(latest.status);
  useEffect(() => {
    if (!isAwaited) {
      return undefined;
    }
    const timer = setInterval(refresh, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAwaited, refresh]);
  if (!isAwaited) {
    return error ? <ErrorAlert error={error} onRetry={refresh} /> : null;
  }
  return (
    <Flex direction="column" gap="4">
      <Section title={name}>
        <Alert
          role="status"
          icon
          status="info"
          title={t('environment.awaited')}
          description={t('environment.awaitedHelp')}
        />
      </Section>
      <EnvironmentOperations name={name} />
    </Flex>
  );
}
