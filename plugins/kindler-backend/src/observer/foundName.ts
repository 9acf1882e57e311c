import { createHash } from 'node:crypto';
import {
  identityKey,
  type ClusterIdentity,
} from '../kubernetes/clusters/ClusterIdentity';

/** Length limit of names in paths and of entities. */
const LONGEST = 63;
const HASH_LENGTH = 8;
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * Name of a discovered cluster: `<scope>.<namespace>.<api>`, or `<scope>.<group>.<namespace>.<api>` in a Citus
 * formation. It depends only on the identity, so every backend gives the same name after every start. Its dots
 * distinguish it from names of configured clusters. If it would be too long or ambiguous, it ends with a hash.
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
