import type {
  Environment,
  EnvironmentConnectionTarget,
  KubernetesEnvironment,
} from './api';

/**
 * How the database of an environment is reached; undefined where it has none.
 * @public
 */
export function databaseConnectionOf(
  environment: Pick<Environment, 'connections'>,
): Extract<EnvironmentConnectionTarget, { kind: 'postgresql' }> | undefined {
  return environment.connections.find(each => each.kind === 'postgresql');
}

/**
 * Whether an environment is a Kubernetes cluster in containers, with ports and a network of the host.
 * @public
 */
export function isKubernetesEnvironment(
  environment: Environment,
): environment is KubernetesEnvironment {
  return environment.provider === 'k3d' || environment.provider === 'kind';
}
