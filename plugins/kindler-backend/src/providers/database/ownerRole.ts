import { createHash } from 'node:crypto';

/** Longest name of PostgreSQL. */
const LONGEST = 63;

/**
 * The role that owns the database of an environment and all that is in it. Nobody logs in as it. Environments' names hold no
 * underscore, so none of them has such a role.
 */
export function ownerRole(environment: string): string {
  const plain = `${environment}_owner`;
  if (plain.length <= LONGEST) {
    return plain;
  }
  const hash = createHash('sha256').update(environment).digest('hex');
  return `${environment.slice(0, 44)}_${hash.slice(0, 12)}_owner`;
}

/** Comment on owner roles that were made here. */
export function ownerMarker(environment: string): string {
  return `kindler owner of environment ${environment}`;
}
