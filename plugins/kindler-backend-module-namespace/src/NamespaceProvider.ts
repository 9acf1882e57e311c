import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { V1Namespace } from '@kubernetes/client-node';
import {
  word,
  type EnvironmentConnectionTarget,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentAvailability,
  EnvironmentChange,
  EnvironmentProvider,
  ObservedEnvironment,
  ProvidedEnvironment,
  ProviderContext,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { foreignReason, isProtected } from './judgeNamespace';
import { ClusterClient } from './kubernetes/ClusterClient';
import {
  missingRights,
  POSTGRES_RIGHTS,
  RIGHTS,
  type Right,
} from './kubernetes/rights';
import { MANAGED_BY } from './manifests/labels';
import { PGO, POSTGRES } from './manifests/postgresManifest';
import { namespaceInputSchema } from './namespaceInputSchema';
import type { NamespaceSettings } from './NamespaceSettings';
import { NamespaceWork } from './NamespaceWork';
import { observeNamespace } from './observeNamespace';
import { expectAllowed, expectUpdatable } from './expectAllowed';
import { readNamespaceSpec, specFields } from './readNamespaceSpec';
import { planNamespace } from './steps/planNamespace';

/** Environments that are a namespace of a Kubernetes cluster that is there already. */
export class NamespaceProvider implements EnvironmentProvider {
  readonly kind = 'namespace';
  readonly capabilities = { stop: true, update: true };
  readonly inputSchema: JsonObject;
  readonly #settings: NamespaceSettings;
  readonly #clients: ClusterClient[];

  constructor(settings: NamespaceSettings) {
    this.inputSchema = namespaceInputSchema(settings);
    this.#settings = settings;
    this.#clients = settings.clusters.map(
      cluster => new ClusterClient(cluster, settings.manager),
    );
  }

  /** Where one of several clusters can be used; `preflight` says it of the one that is asked for. */
  async availability(signal: AbortSignal): Promise<EnvironmentAvailability> {
    const troubles = await Promise.all(
      this.#clients.map(client => trouble(client, RIGHTS, signal)),
    );
    return troubles.every(Boolean)
      ? {
          available: false,
          reason: troubles.join('; '),
          hint: word('unable-namespace-next', {}),
        }
      : { available: true };
  }

  async preflight(
    environment: ProvidedEnvironment,
    { signal }: ProviderContext,
  ): Promise<void> {
    const work = this.#work(environment);
    const { name, client, spec } = work;
    expectAllowed(spec, this.#settings);
    if (isProtected(name, this.#settings)) {
      throw new ConflictError(
        `Namespace '${name}' is protected; choose another name`,
      );
    }
    if (spec.postgres && !(await client.serves(`${PGO}/v1beta1`, signal))) {
      throw new ConflictError(
        `Cluster '${client.name}' has no PostgresClusters (${PGO}/v1beta1): install Crunchy PGO there, or leave postgresVersion out`,
      );
    }
    const rights = spec.postgres ? [...RIGHTS, ...POSTGRES_RIGHTS] : RIGHTS;
    const problem = await trouble(client, rights, signal);
    if (problem) {
      throw new ConflictError(problem);
    }
    if (await work.find(signal)) {
      throw new ConflictError(
        `Cluster '${client.name}' has a namespace '${name}' already; choose another name`,
      );
    }
  }

  /** What was not asked for is recorded as it is configured now, and stays so. */
  describe({ details }: ProvidedEnvironment): JsonObject {
    const spec = readNamespaceSpec(details, this.#settings);
    expectAllowed(spec, this.#settings);
    return specFields(spec);
  }

  checkUpdate(before: ProvidedEnvironment, after: ProvidedEnvironment): void {
    expectUpdatable(this.#work(before).spec, this.#work(after).spec);
  }

  plan(
    environment: ProvidedEnvironment,
    change: EnvironmentChange,
  ): ProviderStep[] {
    return planNamespace(this.#work(environment), change);
  }

  async observe(
    environment: ProvidedEnvironment,
    { signal }: ProviderContext,
  ): Promise<ObservedEnvironment> {
    return observeNamespace(this.#work(environment), signal);
  }

  /** Names of all environments that have a namespace; rejects where one of the clusters does not say it. */
  async list({ signal }: ProviderContext): Promise<string[]> {
    const { manager } = this.#settings;
    const found = await Promise.all(
      this.#clients.map(client =>
        client.list<V1Namespace>(
          { apiVersion: 'v1', kind: 'Namespace' },
          { labels: { [MANAGED_BY]: manager } },
          signal,
        ),
      ),
    );
    return found
      .flat()
      .filter(namespace => !foreignReason(namespace, this.#settings))
      .map(({ metadata }) => metadata?.name ?? '');
  }

  /** The password of the database is in a Secret of the namespace, and is not known here. */
  connections({
    name,
    details,
  }: ProvidedEnvironment): EnvironmentConnectionTarget[] {
    const { user } = POSTGRES;
    return details.postgresVersion === undefined
      ? []
      : [
          {
            kind: 'link',
            title: `PostgreSQL, inside of cluster '${details.cluster}'; its password is in Secret ${POSTGRES.name}-pguser-${user}`,
            url: `postgresql://${user}@${POSTGRES.name}-primary.${name}.svc:5432/${user}`,
          },
        ];
  }

  #work(environment: ProvidedEnvironment): NamespaceWork {
    const settings = this.#settings;
    const spec = readNamespaceSpec(environment.details, settings);
    const client = this.#clients.find(({ name }) => name === spec.cluster)!;
    return new NamespaceWork({ environment, spec, settings, client });
  }
}

/** Why a cluster cannot be used; undefined where it can. */
async function trouble(
  client: ClusterClient,
  rights: readonly Right[],
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const missing = await missingRights(client, rights, signal);
    return missing.length > 0
      ? `The identity of cluster '${client.name}' lacks rights: ${missing.join(
          ', ',
        )}`
      : undefined;
  } catch (error) {
    signal.throwIfAborted();
    return (error as Error).message;
  }
}
