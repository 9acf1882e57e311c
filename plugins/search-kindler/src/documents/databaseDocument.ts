import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { documentText } from './documentText';

const MANAGERS = {
  patroni: 'run by Patroni',
  pgo: 'run by Crunchy PGO',
  none: 'PostgreSQL without Patroni',
};

/**
 * What a database cluster is found by. Its state is not part of it: an index is minutes old, and an old "ok" would be
 * taken for a new one.
 */
export function databaseDocument(database: Database): IndexableDocument {
  const { name, title, owner, scope, members, gateways } = database;
  return {
    title: title ?? name,
    location: `/kindler/databases/${encodeURIComponent(name)}`,
    text: documentText([
      `PostgreSQL database cluster ${name}`,
      MANAGERS[database.managedBy],
      scope && `scope ${scope}`,
      owner && `owner ${owner}`,
      members.map(({ name: member, host, port }) =>
        host ? `${member} ${host}:${port}` : member,
      ),
      gateways.map(({ gateway, proxy }) => `HAProxy ${gateway} ${proxy}`),
      gateways.flatMap(({ route }) => (route ? `route ${route}` : [])),
      database.systemIdentifier && `system ${database.systemIdentifier}`,
    ]),
  };
}
