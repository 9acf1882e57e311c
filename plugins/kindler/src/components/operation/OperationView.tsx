import { Flex, Text } from '@backstage/ui';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Facts, Section } from '../layout';
import { ResourceView } from '../state';
import { Age } from '../status';
import { CancelOperationButton } from './CancelOperationButton';
import { OperationLog } from './OperationLog';
import { OperationNext } from './OperationNext';
import { OperationProgress } from './OperationProgress';
import { ResumeOperation } from './ResumeOperation';
import { operationTitle } from './operationTitle';
import { useOperation } from './useOperation';

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
            aside={
              <Flex gap="2" style={{ flexWrap: 'wrap' }}>
                <OperationNext operation={operation} />
                <CancelOperationButton operation={operation} />
              </Flex>
            }
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
      <Section title={t('log.title')}>
        <OperationLog id={id} />
      </Section>
    </Flex>
  );
}
