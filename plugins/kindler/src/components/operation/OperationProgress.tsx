import { Alert, Flex, Link, Text } from '@backstage/ui';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { formatMilliseconds } from '../../format';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation, useWording } from '../../translation';
import { ResourceView } from '../state';
import { OperationStatusChip } from './OperationStatusChip';
import { StepList } from './StepList';
import { useOperation } from './useOperation';

function Outcome(props: { operation: Operation }) {
  const { status, error, errorCode, errorParams, result } = props.operation;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const { gapMs: gap, outageMs: outage, heldMs: held } = result ?? {};
  return (
    <>
      {error && (
        <Alert
          icon
          status={status === 'failed' ? 'danger' : 'warning'}
          title={t(`operation.status.${status}`)}
          description={say({
            code: errorCode ?? '',
            params: errorParams ?? {},
            text: error,
          })}
        />
      )}
      {typeof gap === 'number' && (
        <Text as="p" variant="body-medium" style={{ margin: 0 }}>
          {t('route.gap', { duration: formatMilliseconds(gap, t) })}
        </Text>
      )}
      {typeof outage === 'number' && (
        <Text as="p" variant="body-medium" style={{ margin: 0 }}>
          {t('operation.outage', { duration: formatMilliseconds(outage, t) })}
        </Text>
      )}
      {typeof held === 'number' && (
        <Text as="p" variant="body-medium" style={{ margin: 0 }}>
          {t('operation.held', { duration: formatMilliseconds(held, t) })}
        </Text>
      )}
    </>
  );
}

export interface OperationProgressProps {
  id: string;
  /** The operation's own page leaves the link to it out. */
  isOwnPage?: boolean;
}

/**
 * An operation as it goes, step by step, and how it ended.
 */
export function OperationProgress(props: OperationProgressProps) {
  const { id, isOwnPage } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const resource = useOperation(id);
  return (
    <ResourceView resource={resource}>
      {({ item: operation }) => (
        <Flex direction="column" gap="3">
          <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
            <span role="status">
              <OperationStatusChip status={operation.status} />
            </span>
            {operation.waitsFor && (
              <Link
                href={links.operation(operation.waitsFor)}
                variant="body-small"
              >
                {t('operation.waitsFor')}
              </Link>
            )}
            {!isOwnPage && (
              <Link href={links.operation(id)} variant="body-small">
                {t('operation.openPage')}
              </Link>
            )}
          </Flex>
          <StepList steps={operation.steps} />
          <Outcome operation={operation} />
        </Flex>
      )}
    </ResourceView>
  );
}
