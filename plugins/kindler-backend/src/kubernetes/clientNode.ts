import type * as ClientNode from '@kubernetes/client-node';

/** Loads the Kubernetes client when the first API is watched, because it would add about a second to every start. */
export function clientNode(): typeof ClientNode {
  return require('@kubernetes/client-node');
}
