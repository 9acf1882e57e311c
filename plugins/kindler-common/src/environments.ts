import type {
  Environment,
  EnvironmentConnectionTarget,
  KubernetesEnvironment,
  ProviderList,
} from './api';

/**
 * Returns the database connection of an environment, or undefined if it has none.
 * @public
 */
export function databaseConnectionOf(
  environment: Pick<Environment, 'connections'>,
): Extract<EnvironmentConnectionTarget, { kind: 'postgresql' }> | undefined {
  return environment.connections.find(each => each.kind === 'postgresql');
}

/**
 * Whether an environment is a Kubernetes cluster in containers, with ports and a network on the host.
 * @public
 */
export function isKubernetesEnvironment(
  environment: Environment,
): environment is KubernetesEnvironment {
  return environment.provider === 'k3d' || environment.provider === 'kind';
}

/** Environments are checked about once a minute. An observation older than this no longer counts. */
const OLD_MS = 300_000;

/**
 * Returns why the current state of an environment is unknown: it was never seen, newer checks failed, or the last one
 * is too old. Returns undefined if it was seen recently. A recorded or requested state does not count as seen.
 * @public
 */
export function whyUnseen(
  { observed }: Pick<Environment, 'observed'>,
  now: number,
): 'never' | 'fault' | 'old' | undefined {
  if (observed?.fault) {
    return 'fault';
  }
  if (!observed?.observedAt || observed.state === 'unknown') {
    return 'never';
  }
  return now - Date.parse(observed.observedAt) < OLD_MS ? undefined : 'old';
}

/**
 * Routes behind which the provider `database` makes databases; undefined where it does not say.
 * @public
 */
export function databaseRoutes({
  items,
}: Pick<ProviderList, 'items'>): string[] | undefined {
  const schema = items.find(({ kind }) => kind === 'database')?.inputSchema as
    | { properties?: { route?: { enum?: unknown } } }
    | undefined;
  const routes = schema?.properties?.route?.enum;
  return Array.isArray(routes) ? routes.map(String) : undefined;
}
