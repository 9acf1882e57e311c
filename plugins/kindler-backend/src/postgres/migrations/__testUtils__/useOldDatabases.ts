import { OldDatabases } from './OldDatabases';
import { TABLE_OF_SCRIPTS } from './oldTables';

export const MADE_BY_SCRIPTS = `${TABLE_OF_SCRIPTS}
  CREATE TABLE tasks (task_id VARCHAR(64) PRIMARY KEY, status VARCHAR(20) NOT NULL);
  INSERT INTO tasks VALUES ('t1', 'completed');
  INSERT INTO clusters (name, provider, subnet, node_port, pf_port, http_port, https_port, server_ip, created_at)
  VALUES ('devops', 'k3d', NULL, 30800, 19000, 10800, 10843, '172.18.0.6', '2025-10-20 08:00:00'),
         ('dev', 'k3d', '10.101.0.0/16', 30080, 19001, 18090, 18443, NULL, '2025-10-21 08:00:00'),
         ('dev-b', 'kind', '10.101.4.0/24', 30080, 19002, 18090, 18444, NULL, '2025-10-22 08:00:00');`;

/** A PostgreSQL for databases of older Kindlers; called within a `describe`. */
export function useOldDatabases() {
  let old: OldDatabases;

  beforeAll(async () => {
    old = await OldDatabases.open();
  });

  afterAll(async () => {
    await old?.close();
  });

  return {
    get old() {
      return old;
    },
  };
}
