import { Flex, Link } from '@backstage/ui';
import type { EnvironmentConnection } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';
import { CopyButton } from '../copy';
import { TlsMode } from '../credentials';
import { Code, Facts } from '../layout';
import { ResourceView } from '../state';
import { useEnvironmentConnection } from './useEnvironment';

/** The connection as a URL without a password, as psql and drivers take it. */
export function connectionUrl(connection: EnvironmentConnection): string {
  const { user, host, port, database, sslMode } = connection;
  const [role, name] = [user, database].map(encodeURIComponent);
  return `postgresql://${role}@${host}:${port}/${name}?sslmode=${sslMode}`;
}

function Connection(props: { connection: EnvironmentConnection }) {
  const { connection } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const { host, port, database, user, route } = connection;
  const url = connectionUrl(connection);
  return (
    <Flex direction="column" gap="3">
      <Facts
        facts={[
          {
            label: t('connection.address'),
            value: <Code>{`${host}:${port}`}</Code>,
          },
          { label: t('connection.database'), value: <Code>{database}</Code> },
          { label: t('connection.user'), value: <Code>{user}</Code> },
          { label: t('connection.tls'), value: <TlsMode {...connection} /> },
          {
            label: t('connection.route'),
            value: <Link href={links.route(route)}>{route}</Link>,
          },
        ]}
      />
      <Flex align="center" gap="1">
        <Code>{url}</Code>
        <CopyButton text={url} label={t('connection.copyUrl')} />
      </Flex>
    </Flex>
  );
}

/**
 * How to connect to an environment's database.
 */
export function ConnectionPanel(props: { name: string }) {
  const resource = useEnvironmentConnection(props.name);
  return (
    <ResourceView resource={resource}>
      {connection => <Connection connection={connection} />}
    </ResourceView>
  );
}
