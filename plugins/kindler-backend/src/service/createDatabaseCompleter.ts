import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { Domains } from './Domains';
import { withoutFolders } from './withoutFolders';

/**
 * Adds data of other domains to an observed cluster. The same cluster and incident give the same object, so that it is
 * serialized once.
 */
export function createDatabaseCompleter(
  domains: Pick<Domains, 'actions' | 'currentIncidents'>,
): (database: Database) => Database {
  const { actions, currentIncidents } = domains;
  const known = new WeakMap<Database, Database>();
  return database => {
    const incident = currentIncidents.getCurrent(database.name);
    let item = known.get(database);
    if (!item || item.incident !== incident) {
      item = {
        ...database,
        actions: actions.offered(database),
        incident,
        sources: database.sources.map(withoutFolders),
      };
      known.set(database, item);
    }
    return item;
  };
}
