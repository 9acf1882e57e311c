import { createHash } from 'node:crypto';
import {
  identityKey,
  type ClusterIdentity,
} from '../kubernetes/clusters/ClusterIdentity';

/** Of names in paths and of entities. */
const LONGEST = 63;
const HASH_LENGTH = 8;
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * Name of a cluster that was found: `<scope>.<namespace>.<api>`, `<scope>.<group>.<namespace>.<api>` in a Citus formation.
 * It is made of the identity alone, so that every backend gives the same one after every start, and it has dots, which
 * the names of configured clusters have not. Where it would be too long or could be another's, a hash ends it.
 */
export function foundName(identity: ClusterIdentity): string {
  const { api, namespace, scope, group } = identity;
  const parts = [scope, group, namespace, api].filter(
    part => part !== undefined,
  );
  const name = parts.join('.');
  if (name.length <= LONGEST && DNS_LABEL.test(scope)) {
    return name;
  }
  const hash = createHash('sha256').update(identityKey(identity)).digest('hex');
  const start = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, LONGEST - HASH_LENGTH - 1)
    .replace(/^[.-]+|[.-]+$/g, '');
  return `${start}.${hash.slice(0, HASH_LENGTH)}`;
}
