import type * as ClientNode from '@kubernetes/client-node';

/** The Kubernetes client, loaded when it is first used: it would cost every start about a second. */
export const clientNode = (): typeof ClientNode =>
  require('@kubernetes/client-node');
