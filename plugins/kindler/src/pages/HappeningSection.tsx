import { Flex, Link, Text } from '@backstage/ui';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { Section } from '../components/layout';
import {
  hasEnded,
  OperationStatusChip,
  operationTitle,
} from '../components/operation';
import { ResourceView } from '../components/state';
import { Age } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';
import { useOperations } from './useLists';

const SHOWN = 8;

function Happening(props: { operation: Operation }) {
  const { operation } = props;
  const { id, status, steps, reason, createdAt, finishedAt } = operation;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const done = steps.filter(step => step.status === 'done').length;
  const current = steps.find(step => step.status === 'running');
  return (
    <Flex direction="column" gap="0.5">
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <Link href={links.operation(id)} weight="bold">
          {operationTitle(operation, t)}
        </Link>
        <OperationStatusChip status={status} />
        <Age at={finishedAt ?? createdAt} />
      </Flex>
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
        <Text as="span" variant="body-small" color="secondary">
          {reason}
        </Text>
      )}
    </Flex>
  );
}

/**
 * What is being worked on, and what was lately.
 */
export function HappeningSection() {
  const { t } = useKindlerTranslation();
  const resource = useOperations();
  return (
    <Section title={t('overview.happening')}>
      <ResourceView resource={resource}>
        {({ items }) => (
          <Flex direction="column" gap="4">
            {items.length === 0 && (
              <Text as="p" color="secondary" style={{ margin: 0 }}>
                {t('operation.none')}
              </Text>
            )}
            {items.slice(0, SHOWN).map(operation => (
              <Happening key={operation.id} operation={operation} />
            ))}
          </Flex>
        )}
      </ResourceView>
    </Section>
  );
}
