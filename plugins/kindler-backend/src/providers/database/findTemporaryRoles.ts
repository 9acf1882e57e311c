import type { SeenCredential } from '@kindler/backstage-plugin-kindler-node';
import type { ClientBase } from 'pg';

/** Environments' names hold no underscore, so none of them has such a role. */
export const TEMPORARY_ROLE = /^kindler_tmp_[0-9a-f]{20}$/;

const MARK = 'kindler temporary credentials of environment ';

/** Comment on temporary roles that were made here. */
export function temporaryMarker(environment: string): string {
  return `${MARK}${environment}`;
}

/**
 * The temporary roles of one environment or of all, soonest over first. What carries the name or the comment alone is not
 * ours, and neither is what this administrator is no member of: another portal made that.
 */
export async function findTemporaryRoles(
  client: ClientBase,
  { environment, id }: { environment?: string; id?: string } = {},
): Promise<SeenCredential[]> {
  const { rows } = await client.query(
    `SELECT r.rolname AS id, substr(d.description, length($1::text) + 1) AS environment,
            r.rolcanlogin AND coalesce(r.rolvaliduntil > now(), true) AS valid,
            extract(epoch FROM nullif(r.rolvaliduntil, 'infinity'))::float8 AS until,
            (SELECT count(*)::int FROM pg_stat_activity
              WHERE usesysid = r.oid) AS sessions,
            (SELECT extract(epoch FROM max(state_change))::float8
               FROM pg_stat_activity WHERE usesysid = r.oid) AS active
       FROM pg_roles r
       JOIN pg_shdescription d
         ON d.objoid = r.oid AND d.classoid = 'pg_authid'::regclass
      WHERE r.rolname ~ $2 AND starts_with(d.description, $1::text)
        AND pg_has_role(r.oid, 'MEMBER')
        AND ($3::text IS NULL OR d.description = $1::text || $3)
        AND ($4::text IS NULL OR r.rolname = $4)
      ORDER BY r.rolvaliduntil, r.rolname`,
    [MARK, TEMPORARY_ROLE.source, environment, id],
  );
  return rows.map(row => ({
    id: row.id,
    environment: row.environment,
    isValid: row.valid,
    validUntil: toIso(row.until),
    sessions: row.sessions,
    lastActiveAt: toIso(row.active),
  }));
}

function toIso(seconds: number | null): string | undefined {
  return seconds !== null && Number.isFinite(seconds)
    ? new Date(Math.floor(seconds) * 1000).toISOString()
    : undefined;
}
