import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import type { MetadataDatabase, Network, OldRow } from '../../postgres';

/** What is recorded of an environment, as far as an import compares it. */
export interface RecordedEnvironment {
  name: string;
  provider: string;
  node_port: number | null;
  pf_port: number | null;
  http_port: number | null;
  https_port: number | null;
  subnet: string | null;
  server_ip: string | null;
}

/** Who has a port or a network, and which. */
export interface Holder {
  name: string;
  http_port: number | null;
  https_port: number | null;
  network: Network | null;
}

/** A row to write. */
export interface ImportedRow extends RecordedEnvironment {
  desired_state: string;
  actual_state: string;
  stopped: boolean;
  reconcile_error: string | null;
  created_at: string | null;
  updated_at: string | null;
  last_reconciled_at: string | null;
  import_conflict: boolean;
  import_notes: Wording[];
}

/** What imports read and write in `clusters`. */
export class ImportTable {
  readonly #database: MetadataDatabase;

  constructor(database: MetadataDatabase) {
    this.#database = database;
  }

  /** What PostgreSQL makes of the texts of networks. */
  async readNetworks(texts: string[]): Promise<Map<string, Network>> {
    const rows = await this.#database.query<Network & { said: string }>(
      `SELECT said, network::text AS text,
              encode(inet_send(network), 'hex') AS sent
         FROM (SELECT said, network(said::inet)::cidr AS network
                 FROM unnest($1::text[]) AS said) AS networks`,
      [texts],
    );
    return new Map(rows.map(({ said, ...network }) => [said, network]));
  }

  async find(names: string[]): Promise<Map<string, RecordedEnvironment>> {
    const rows = await this.#database.query<RecordedEnvironment>(
      `SELECT name, provider, node_port, pf_port, http_port, https_port,
              subnet::text, server_ip
         FROM clusters WHERE name = ANY($1)`,
      [names],
    );
    return new Map(rows.map(row => [row.name, row]));
  }

  /** Who has what any of these rows would have; one of several. Each network is looked up by itself, in the index. */
  async findHolders(rows: OldRow[]): Promise<Holder[]> {
    const portsOf = (column: 'http_port' | 'https_port') =>
      rows.flatMap(({ ports }) => ports[column] ?? []);
    return this.#database.query<Holder>(
      `WITH held AS NOT MATERIALIZED (
         SELECT name, http_port, https_port, subnet FROM clusters
          WHERE desired_state = 'present' AND NOT import_conflict)
       SELECT name, http_port, https_port,
              CASE WHEN subnet IS NOT NULL THEN
                json_build_object('text', subnet::text,
                  'sent', encode(inet_send(subnet), 'hex'))
              END AS network
         FROM (SELECT * FROM held WHERE http_port = ANY($1)
               UNION
               SELECT * FROM held WHERE https_port = ANY($2)
               UNION
               SELECT one.* FROM unnest($3::cidr[]) AS wanted
                CROSS JOIN LATERAL (SELECT * FROM held
                  WHERE subnet && wanted LIMIT 1) AS one) AS holders`,
      [
        portsOf('http_port'),
        portsOf('https_port'),
        rows.flatMap(({ network }) => network?.text ?? []),
      ],
    );
  }

  /** Writes all of these rows, or none where one of their names, ports or networks was taken meanwhile. */
  async insert(rows: ImportedRow[]): Promise<void> {
    await this.#database.query(
      `INSERT INTO clusters (name, provider, node_port, pf_port, http_port,
              https_port, subnet, server_ip, desired_state, actual_state,
              stopped, reconcile_error, created_at, updated_at,
              last_reconciled_at, imported, import_conflict, import_notes)
       SELECT name, provider, node_port, pf_port, http_port,
              https_port, subnet, server_ip, desired_state, actual_state,
              stopped, reconcile_error, COALESCE(created_at, now()),
              COALESCE(updated_at, now()), last_reconciled_at, true,
              import_conflict, import_notes
         FROM jsonb_to_recordset($1) AS new(
              name text, provider text, node_port int, pf_port int,
              http_port int, https_port int, subnet cidr, server_ip text,
              desired_state text, actual_state text, stopped boolean,
              reconcile_error text, created_at timestamptz,
              updated_at timestamptz, last_reconciled_at timestamptz,
              import_conflict boolean, import_notes jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}
