import type { AllocatedField } from '@kindler/backstage-plugin-kindler-node';
import type { Query } from '../../postgres';

/** What each field is chosen from, from the first to the last; subnets in CIDR notation and of one size. */
export interface AllocationRanges {
  httpPort: [number, number];
  httpsPort: [number, number];
  subnet: [string, string];
}

/** Ports of the host that records hold, whatever they lead to; those of environments that go are held until they are gone. */
export const HELD_PORTS = `
  SELECT name, owner, provider, field, port
    FROM clusters, LATERAL (VALUES
      ('httpPort', http_port::text), ('httpsPort', https_port::text),
      ('apiPort', details->>'apiPort')) AS held (field, port)
   WHERE port IS NOT NULL`;

const FREE_PORT = `
  SELECT candidate AS value
    FROM generate_series($1::int, $2::int) AS candidate
   WHERE candidate::text NOT IN (SELECT port FROM (${HELD_PORTS}) AS held)
     AND candidate <> ALL ($3::int[])
   ORDER BY candidate LIMIT 1`;

const FREE_SUBNET = `
  WITH held AS MATERIALIZED (
    SELECT subnet FROM clusters WHERE subnet IS NOT NULL)
  SELECT candidate::text AS value
    FROM generate_series(0,
           ($2::cidr - $1::cidr) >> (32 - masklen($1::cidr))) AS place,
         LATERAL (SELECT set_masklen(
           $1::inet + (place << (32 - masklen($1::cidr))),
           masklen($1::cidr))::cidr AS candidate) AS candidates
   WHERE NOT EXISTS (SELECT FROM held WHERE subnet && candidate)
     AND candidate <> ALL ($3::cidr[])
   ORDER BY place LIMIT 1`;

/**
 * The first value of its range that no record holds and that is none of these.
 *
 * @param except - of ports also those that are asked for in the same breath
 */
export async function findFree(
  query: Query,
  field: AllocatedField,
  ranges: AllocationRanges,
  except: ReadonlyArray<string | number> = [],
): Promise<string | number | undefined> {
  const sql = field === 'subnet' ? FREE_SUBNET : FREE_PORT;
  const [row] = await query<{ value: string | number }>(sql, [
    ...ranges[field],
    except,
  ]);
  return row?.value;
}
