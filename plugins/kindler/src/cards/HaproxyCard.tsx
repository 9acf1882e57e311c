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
import { DatabaseGatewayPanel, useDatabase } from '../components/database';
import { GatewayPanel, useGateway, type Intent } from '../components/gateway';
import {
  LoadingBlock,
  PermissionGate,
  ResourceView,
} from '../components/state';
import { useKindlerTranslation } from '../translation';

interface NamedGatewayProps {
  name: string;
  proxies?: Record<string, Intent>;
  withoutProcesses?: boolean;
}

function NamedGateway(props: NamedGatewayProps) {
  const { name, ...shown } = props;
  const resource = useGateway(name);
  return (
    <ResourceView resource={resource}>
      {({ item }) => <GatewayPanel gateway={item} {...shown} />}
    </ResourceView>
  );
}

/** Shows a gateway's proxies that lead to a database cluster, or all of them if the cluster cannot be read. */
function GatewayOfDatabase(props: NamedGatewayProps & { database: string }) {
  const { name, database, withoutProcesses } = props;
  const { data, error } = useDatabase(database);
  if (!data && !error) {
    return <LoadingBlock />;
  }
  const proxies =
    data &&
    Object.fromEntries(
      data.item.gateways
        .filter(({ gateway }) => gateway === name)
        .map(({ proxy, intent }) => [proxy, intent]),
    );
  return (
    <NamedGateway
      name={name}
      proxies={proxies}
      withoutProcesses={withoutProcesses}
    />
  );
}

function Gateways(props: { gateways: string[]; databases: string[] }) {
  const { gateways, databases } = props;
  if (gateways.length === 0) {
    return databases.map(name => (
      <PermissionGate
        key={name}
        permission={databaseReadPermission}
        name={name}
      >
        <DatabaseGatewayPanel name={name} />
      </PermissionGate>
    ));
  }
  return (
    <PermissionGate permission={gatewayReadPermission}>
      {gateways.flatMap(name =>
        databases.length === 0 ? (
          <NamedGateway key={name} name={name} />
        ) : (
          databases.map((database, index) => (
            <GatewayOfDatabase
              key={`${name} ${database}`}
              name={name}
              database={database}
              withoutProcesses={index > 0}
            />
          ))
        ),
      )}
    </PermissionGate>
  );
}

/**
 * Shows where HAProxy sends clients: the entity's gateways (annotation `kindler.dev/gateway`) with the proxies that
 * lead to its database clusters (`kindler.dev/database`). One of the annotations is enough.
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
      <Flex direction="column" gap="5">
        <Gateways gateways={gateways} databases={databases} />
      </Flex>
    </EntityInfoCard>
  );
}
