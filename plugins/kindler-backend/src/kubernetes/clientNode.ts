import type * as ClientNode from '@kubernetes/client-node';

/** The Kubernetes client, loaded when the first API is watched: it would cost every start about a second. */
export function clientNode(): typeof ClientNode {
  return require('@kubernetes/client-node');
}
