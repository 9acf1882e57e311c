import {
  EntityInfoCard,
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import {
  ANNOTATION_DATABASE,
  ANNOTATION_GATEWAY,
  databaseReadPermission,
  gatewayReadPermission,
  getAnnotationNames,
} from '@kindler/backstage-plugin-kindler-common';
import { DatabaseGatewayPanel } from '../components/database';
import { GatewayPanel, useGateway } from '../components/gateway';
import { PermissionGate, ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';

function NamedGateway(props: { name: string }) {
  const resource = useGateway(props.name);
  return (
    <ResourceView resource={resource}>
      {({ item }) => <GatewayPanel gateway={item} />}
    </ResourceView>
  );
}

/**
 * Where HAProxy sends clients: the entity's gateways (annotation `kindler.dev/gateway`), or without that annotation
 * the proxies in front of its database clusters (`kindler.dev/database`).
 * @public
 */
export function HaproxyCard() {
  const { t } = useKindlerTranslation();
  const { entity } = useEntity();
  const gateways = getAnnotationNames(entity, ANNOTATION_GATEWAY);
  const databases = getAnnotationNames(entity, ANNOTATION_DATABASE);
  if (gateways.length + databases.length === 0) {
    return <MissingAnnotationEmptyState annotation={ANNOTATION_GATEWAY} />;
  }
  return (
    <EntityInfoCard title={t('card.haproxy')}>
      <PermissionGate
        permission={
          gateways.length > 0 ? gatewayReadPermission : databaseReadPermission
        }
      >
        <Flex direction="column" gap="5">
          {gateways.length > 0
            ? gateways.map(name => <NamedGateway key={name} name={name} />)
            : databases.map(name => (
                <DatabaseGatewayPanel key={name} name={name} />
              ))}
        </Flex>
      </PermissionGate>
    </EntityInfoCard>
  );
}
