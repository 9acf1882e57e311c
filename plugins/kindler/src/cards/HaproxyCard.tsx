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
}

function NamedGateway(props: NamedGatewayProps) {
  const { name, proxies } = props;
  const resource = useGateway(name);
  return (
    <ResourceView resource={resource}>
      {({ item }) => <GatewayPanel gateway={item} proxies={proxies} />}
    </ResourceView>
  );
}

/** A gateway's proxies that lead to a database cluster; all of them where the cluster cannot be read. */
function GatewayOfDatabase(props: { name: string; database: string }) {
  const { name, database } = props;
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
  return <NamedGateway name={name} proxies={proxies} />;
}

function Gateways(props: { gateways: string[]; databases: string[] }) {
  const { gateways, databases } = props;
  if (gateways.length === 0) {
    return databases.map(name => (
      <DatabaseGatewayPanel key={name} name={name} />
    ));
  }
  if (databases.length === 0) {
    return gateways.map(name => <NamedGateway key={name} name={name} />);
  }
  return gateways.flatMap(name =>
    databases.map(database => (
      <GatewayOfDatabase
        key={`${name} ${database}`}
        name={name}
        database={database}
      />
    )),
  );
}

/**
 * Where HAProxy sends clients: the entity's gateways (annotation `kindler.dev/gateway`) with the proxies that lead to
 * its database clusters (`kindler.dev/database`). One of the annotations is enough.
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
          <Gateways gateways={gateways} databases={databases} />
        </Flex>
      </PermissionGate>
    </EntityInfoCard>
  );
}
