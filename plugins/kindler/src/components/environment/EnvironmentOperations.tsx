import { usePermission } from '@backstage/plugin-permission-react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import {
  operationReadPermission,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';
import { PlainList, Section } from '../layout';
import {
  CancelOperationButton,
  OperationLog,
  OperationNext,
  OperationProgress,
  OperationStatusChip,
  operationTitle,
  useOperation,
} from '../operation';
import { ResourceView } from '../state';
import { Age } from '../status';
import { useEnvironmentOperations } from './useEnvironmentOperations';

/** The one that works on it, or was the last to: step by step, with its log. */
function LatestOperation(props: { id: string }) {
  const { id } = props;
  const { t } = useKindlerTranslation();
  const resource = useOperation(id);
  return (
    <ResourceView resource={resource}>
      {({ item: operation }) => (
        <Section
          title={operationTitle(operation, t)}
          status={<Age at={operation.finishedAt ?? operation.createdAt} />}
          aside={
            <Flex gap="2" style={{ flexWrap: 'wrap' }}>
              <OperationNext operation={operation} />
              <CancelOperationButton operation={operation} />
            </Flex>
          }
        >
          <Flex direction="column" gap="3">
            <Text as="p" variant="body-small" style={{ margin: 0 }}>
              {t('operation.requester')}: {operation.requester}
              {operation.reason &&
                ` · ${t('operation.reason')}: ${operation.reason}`}
            </Text>
            <OperationProgress id={id} />
            <Accordion>
              <AccordionTrigger title={t('log.title')} />
              <AccordionPanel>
                <OperationLog id={id} />
              </AccordionPanel>
            </Accordion>
          </Flex>
        </Section>
      )}
    </ResourceView>
  );
}

function EarlierOperations(props: { operations: Operation[] }) {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <Section title={t('environment.earlier')}>
      <PlainList label={t('environment.earlier')}>
        {props.operations.map(operation => (
          <li key={operation.id}>
            <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
              <OperationStatusChip status={operation.status} />
              <Link href={links.operation(operation.id)}>
                {operationTitle(operation, t)}
              </Link>
              <Age at={operation.finishedAt ?? operation.createdAt} />
            </Flex>
          </li>
        ))}
      </PlainList>
    </Section>
  );
}

function Operations(props: { name: string }) {
  const resource = useEnvironmentOperations(props.name);
  return (
    <ResourceView resource={resource}>
      {({ items: [latest, ...earlier] }) => (
        <Flex direction="column" gap="4">
          {latest && <LatestOperation key={latest.id} id={latest.id} />}
          {earlier.length > 0 && <EarlierOperations operations={earlier} />}
        </Flex>
      )}
    </ResourceView>
  );
}

/**
 * What was last done to an environment, or is being done, for those who may read it.
 */
export function EnvironmentOperations(props: { name: string }) {
  const { allowed } = usePermission({ permission: operationReadPermission });
  return allowed ? <Operations name={props.name} /> : null;
}
