import type { IndexableDocument } from '@backstage/plugin-search-common';
import type {
  DatabaseAddresses,
  DatabaseSummary,
} from '@kindler/backstage-plugin-kindler-common';
import { documentText } from './documentText';

const NONE: DatabaseAddresses = { members: [], gateways: [] };

const MANAGERS = {
  patroni: 'run by Patroni',
  pgo: 'run by Crunchy PGO',
  none: 'PostgreSQL without Patroni',
};

/**
 * Search document of a database cluster. It contains no state: an index is minutes old, and an old "ok" would be
 * mistaken for a current one.
 */
export function databaseDocument(database: DatabaseSummary): IndexableDocument {
  const { name, title, owner, namespace, addresses } = database;
  const { scope, systemIdentifier, members, gateways } = addresses ?? NONE;
  return {
    title: title ?? name,
    location: `/kindler/databases/${encodeURIComponent(name)}`,
    authorization: { resourceRef: name },
    text: documentText([
      `PostgreSQL database cluster ${name}`,
      MANAGERS[database.managedBy],
      scope && `scope ${scope}`,
      namespace && `namespace ${namespace}`,
      owner && `owner ${owner}`,
      members.map(({ name: member, host, port }) =>
        host ? `${member} ${host}:${port}` : member,
      ),
      gateways.map(({ gateway, proxy }) => `HAProxy ${gateway} ${proxy}`),
      gateways.flatMap(({ route }) => (route ? `route ${route}` : [])),
      systemIdentifier && `system ${systemIdentifier}`,
    ]),
  };
}
