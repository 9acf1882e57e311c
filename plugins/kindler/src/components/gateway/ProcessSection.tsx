import { usePermission } from '@backstage/plugin-permission-react';
import { Flex } from '@backstage/ui';
import { gatewayReadPermission } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { Age } from '../status';
import { ProcessList } from './ProcessList';
import { useGateway } from './useGateway';

function Processes(props: { gateway: string }) {
  const { t } = useKindlerTranslation();
  const resource = useGateway(props.gateway);
  return (
    <Section title={t('process.titleOf', { gateway: props.gateway })}>
      <ResourceView resource={resource}>
        {({ item }) => (
          <Flex direction="column" gap="3">
            <ProcessList gateway={item} />
            <Age at={item.observedAt} />
          </Flex>
        )}
      </ResourceView>
    </Section>
  );
}

/** Shows the processes of one HAProxy to users with the permission. */
export function ProcessSection(props: { gateway: string }) {
  const { allowed } = usePermission({ permission: gatewayReadPermission });
  return allowed ? <Processes gateway={props.gateway} /> : null;
}
