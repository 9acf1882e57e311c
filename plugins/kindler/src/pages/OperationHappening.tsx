import { Link, Text } from '@backstage/ui';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { RiUserLine } from '@remixicon/react';
import { TimelineItem } from '../components/layout';
import {
  hasEnded,
  OperationStatusChip,
  operationTitle,
} from '../components/operation';
import { Age } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';

/**
 * An operation in a few words: what, how far, why.
 */
export function OperationHappening(props: { operation: Operation }) {
  const { operation } = props;
  const { id, status, steps, reason, createdAt, finishedAt } = operation;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const done = steps.filter(step => step.status === 'done').length;
  const current = steps.find(step => step.status === 'running');
  return (
    <TimelineItem
      icon={<RiUserLine size={16} aria-hidden="true" />}
      title={
        <>
          <Link href={links.operation(id)} weight="bold">
            {operationTitle(operation, t)}
          </Link>
          <OperationStatusChip status={status} />
        </>
      }
    >
      {!hasEnded(status) && (
        <Text as="span" variant="body-small" color="secondary">
          {t('overview.stepOf', {
            done: String(done),
            total: String(steps.length),
            step: current?.name ?? '–',
          })}
        </Text>
      )}
      {reason && (
        <Text as="span" variant="body-small">
          {reason}
        </Text>
      )}
      <Age at={finishedAt ?? createdAt} />
    </TimelineItem>
  );
}
