import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import type { MetadataDatabase } from '../../postgres';
import {
  toEnvironment,
  type EnvironmentRow,
  type KnownHere,
} from '../toEnvironment';
import type { Sighting } from './Sighting';

export interface DueEnvironment {
  environment: Environment;
  /** Of its record: what is seen of another version is not written. */
  version: string;
}

/** What was seen of environments, in their rows of `clusters`. */
export class SightingTable {
  readonly #database: MetadataDatabase;
  readonly #options: KnownHere;

  constructor(options: KnownHere & { database: MetadataDatabase }) {
    this.#database = options.database;
    this.#options = options;
  }

  /**
   * Environments of a provider that nobody looked at for long and no operation works on. Their next look is put off by
   * `everyMs`, a quarter more or less, so that no other backend takes them and all are spread over time.
   */
  async claimDue(
    provider: string,
    limit: number,
    everyMs: number,
  ): Promise<DueEnvironment[]> {
    const rows = await this.#database.query<
      EnvironmentRow & { version: string }
    >(
      `UPDATE clusters
          SET observe_after = now() + $3 * (0.75 + random() / 2) * interval '1 millisecond'
        WHERE name IN (
              SELECT name FROM clusters
               WHERE provider = $1 AND operation_id IS NULL
                 AND observe_after <= now()
               ORDER BY observe_after LIMIT $2
                 FOR UPDATE SKIP LOCKED)
       RETURNING *, updated_at::text AS version`,
      [provider, limit, everyMs],
    );
    return rows.map(row => ({
      environment: toEnvironment(row, this.#options),
      version: row.version,
    }));
  }

  /** Writes what was seen, unless somebody changed the environment meanwhile; answers whether it is news. */
  async saveSighting(
    { environment, version }: DueEnvironment,
    seen: Sighting,
  ): Promise<boolean> {
    const [row] = await this.#database.query<EnvironmentRow>(
      `UPDATE clusters
          SET observed = $3, observed_at = now(),
              actual_state = CASE
                WHEN actual_state IN ('unknown', 'running', 'stopped')
                     AND $4 IN ('running', 'stopped') THEN $4
                ELSE actual_state END
        WHERE name = $1 AND updated_at::text = $2 AND operation_id IS NULL
       RETURNING *`,
      [environment.name, version, JSON.stringify(seen), seen.state],
    );
    const now = row && toEnvironment(row, this.#options);
    return Boolean(now) && wordsOf(now) !== wordsOf(environment);
  }

  /** Notes why a look failed; what was seen before stays, with its age. Answers whether it is news. */
  async saveFault(
    { environment, version }: DueEnvironment,
    fault: string,
  ): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE clusters
          SET observed = coalesce(observed, '{}') || jsonb_build_object('fault', $3::text)
        WHERE name = $1 AND updated_at::text = $2 AND operation_id IS NULL
       RETURNING name`,
      [environment.name, version, fault],
    );
    return rows.length > 0 && environment.observed?.fault !== fault;
  }
}

/** All that is seen but its age. */
function wordsOf(environment: Environment): string {
  const { state, observed, drift, registrations } = environment;
  const { observedAt: _, ...seen } = observed ?? {};
  return JSON.stringify([state, seen, drift, registrations]);
}
