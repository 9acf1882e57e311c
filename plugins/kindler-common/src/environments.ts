import type {
  Environment,
  EnvironmentConnectionTarget,
  KubernetesEnvironment,
  ProviderList,
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

/** Each environment is looked at about once a minute; what was seen longer ago than this is not known any more. */
const OLD_MS = 300_000;

/**
 * Why it is not known now how an environment is: nobody has seen it yet, newer looks failed, or the last one was long ago.
 * Undefined where it was seen lately. What is recorded or asked for is no sight.
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
