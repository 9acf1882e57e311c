import type { RegisteredEnvironment } from '@kindler/backstage-plugin-kindler-node';
import { kubeconfigOf } from './startArgocd';

export const TOKEN = 'very-secret-token-of-the-cluster';

/** A k3d cluster with an application from this path, which says what becomes of it. */
export const environment = (
  name: string,
  path?: string,
  more: Partial<RegisteredEnvironment> = {},
): RegisteredEnvironment => ({
  name,
  provider: 'k3d',
  details: {},
  connections: [],
  registration: path
    ? { application: { repoURL: 'https://git.example/shop.git', path } }
    : {},
  access: async () => ({
    kubeconfig: kubeconfigOf('https://127.0.0.1:6443', TOKEN),
    internalUrl: `https://k3d-${name}-serverlb:6443`,
  }),
  ...more,
});
