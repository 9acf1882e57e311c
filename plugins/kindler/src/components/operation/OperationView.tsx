import { Flex, Text } from '@backstage/ui';
import type {
  Operation,
  OperationLogLine,
} from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, Facts, Section, type DataTableColumn } from '../layout';
import { ResourceView } from '../state';
import { Age } from '../status';
import { CancelOperationButton } from './CancelOperationButton';
import { OperationProgress } from './OperationProgress';
import { ResumeOperation } from './ResumeOperation';
import { operationTitle } from './operationTitle';
import { useOperation, useOperationLog } from './useOperation';

type Row = OperationLogLine & { id: string };

function logColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  return [
    { id: 'at', label: t('log.at'), cell: ({ at }) => <Age at={at} /> },
    { id: 'level', label: t('log.level'), cell: ({ level }) => level },
    { id: 'step', label: t('log.step'), cell: ({ step }) => step ?? '–' },
    {
      id: 'message',
      label: t('log.message'),
      isRowHeader: true,
      cell: ({ message }) => message,
    },
  ];
}

function LogSection(props: { id: string }) {
  const { t } = useKindlerTranslation();
  const resource = useOperationLog(props.id);
  return (
    <Section title={t('log.title')}>
      <ResourceView resource={resource}>
        {({ items }) => (
          <DataTable
            label={t('log.title')}
            columns={logColumns(t)}
            rows={items.map(line => ({ ...line, id: String(line.seq) }))}
            empty={t('log.empty')}
          />
        )}
      </ResourceView>
    </Section>
  );
}

function OperationFacts(props: { operation: Operation }) {
  const { operation } = props;
  const { t } = useKindlerTranslation();
  return (
    <Facts
      facts={[
        { label: t('operation.requester'), value: operation.requester },
        { label: t('operation.reason'), value: operation.reason },
        {
          label: t('operation.created'),
          value: <Age at={operation.createdAt} />,
        },
        {
          label: t('operation.finished'),
          value: operation.finishedAt && <Age at={operation.finishedAt} />,
        },
        { label: t('operation.id'), value: operation.id },
      ]}
    />
  );
}

/**
 * Everything about one operation: who asked and why, its steps, how it ended, its log.
 */
export function OperationView(props: { id: string }) {
  const { id } = props;
  const { t } = useKindlerTranslation();
  const resource = useOperation(id);
  return (
    <Flex direction="column" gap="4">
      <ResourceView resource={resource}>
        {({ item: operation }) => (
          <Section
            title={operationTitle(operation, t)}
            aside={<CancelOperationButton operation={operation} />}
          >
            <Flex direction="column" gap="4">
              <ResumeOperation operation={operation} />
              <OperationFacts operation={operation} />
              <Text as="h3" variant="body-medium" weight="bold">
                {t('operation.steps')}
              </Text>
              <OperationProgress id={id} isOwnPage />
            </Flex>
          </Section>
        )}
      </ResourceView>
      <LogSection id={id} />
    </Flex>
  );
}
