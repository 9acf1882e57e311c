import { word } from '@kindler/backstage-plugin-kindler-common';
import { ConflictError, InputError, toError } from '@backstage/errors';
import type {
  EnvironmentAvailability,
  EnvironmentRegistration,
  ObservedRegistration,
  ProviderContext,
  ProviderStep,
  RegisteredEnvironment,
} from '@kindler/backstage-plugin-kindler-node';
import { applicationStep, syncStep } from './applicationSteps';
import { ArgocdApi } from './ArgocdApi';
import { ARGOCD_SCHEMA, type ArgocdRequest } from './argocdSchema';
import type { ArgocdSettings } from './ArgocdSettings';
import { clusterStep, noClusterStep } from './clusterSteps';
import { isOurs, type ArgocdWork } from './ArgocdWork';
import { judgeApplication } from './judgeApplication';
import { noApplicationStep } from './removalSteps';
import {
  application,
  applicationOf,
  ENVIRONMENT_LABEL,
  holds,
  secretOf,
  type Application,
  type ClusterSecret,
} from './objects';

/** Makes the cluster of an environment known to Argo CD, and waits until an application in it is synced and healthy. */
export class ArgocdRegistration implements EnvironmentRegistration {
  readonly kind = 'argocd';
  readonly inputSchema = ARGOCD_SCHEMA;
  readonly #settings: ArgocdSettings;
  readonly #api: ArgocdApi;

  constructor(settings: ArgocdSettings) {
    this.#settings = settings;
    this.#api = new ArgocdApi(settings);
  }

  async availability(signal: AbortSignal): Promise<EnvironmentAvailability> {
    try {
      await this.#api.probe(signal);
      return { available: true };
    } catch (error) {
      return {
        available: false,
        reason: toError(error).message,
        hint: word('unable-argocd-next', {}),
      };
    }
  }

  async preflight(
    environment: RegisteredEnvironment,
    { signal }: ProviderContext,
  ): Promise<void> {
    const { server, application: wanted } = requestOf(environment);
    if (!environment.access && !(server && wanted)) {
      throw new InputError(
        `argocd: environments of provider '${environment.provider}' are no clusters of their own; give \`server\`, a cluster that Argo CD knows, and \`application\``,
      );
    }
    const { name } = environment;
    for (const key of [
      secretOf(environment, this.#settings),
      applicationOf(environment, this.#settings),
    ]) {
      const found = await this.#api.find(key, signal);
      if (found && !isOurs(found, name)) {
        throw new ConflictError(
          `There is a ${key.kind} '${key.metadata.name}' in namespace '${key.metadata.namespace}' that was not made for environment '${name}'`,
        );
      }
    }
  }

  plan(
    environment: RegisteredEnvironment,
    wished: 'present' | 'absent',
  ): ProviderStep[] {
    const work = this.#work(environment);
    if (wished === 'absent') {
      return [noApplicationStep(work), noClusterStep(work)];
    }
    // What is in a stopped cluster cannot be asked for, nor become healthy; Argo CD keeps what it was told.
    if (environment.stopped) {
      return [];
    }
    return [
      ...(environment.access ? [clusterStep(work)] : []),
      ...(work.wanted
        ? [applicationStep(work, work.wanted), syncStep(work, work.wanted)]
        : [noApplicationStep(work)]),
    ];
  }

  async observe(
    environment: RegisteredEnvironment,
    { signal }: ProviderContext,
  ): Promise<ObservedRegistration> {
    const { wanted } = this.#work(environment);
    const { name } = environment;
    const [secret, app] = await Promise.all([
      this.#api.find<ClusterSecret>(
        secretOf(environment, this.#settings),
        signal,
      ),
      this.#api.find<Application>(
        applicationOf(environment, this.#settings),
        signal,
      ),
    ]);
    const isThere = {
      cluster: secret !== undefined && isOurs(secret, name),
      application: app !== undefined && isOurs(app, name),
    };
    const needed = {
      cluster: environment.access !== undefined,
      application: wanted !== undefined,
    };
    if (!isThere.cluster && !isThere.application) {
      return { state: 'absent' };
    }
    const parts = ['cluster', 'application'] as const;
    const problems = parts
      .filter(part => isThere[part] !== needed[part])
      .map(part =>
        needed[part]
          ? word(`seen-argocd-no-${part}`, {})
          : word(`seen-argocd-${part}-left`, {}),
      );
    if (wanted && isThere.application && !holds(app!.spec, wanted.spec)) {
      problems.push(word('seen-argocd-changed', {}));
    }
    if (app?.metadata?.deletionTimestamp) {
      problems.push(word('seen-argocd-deleting', {}));
    }
    return problems.length > 0
      ? { state: 'partial', message: word('seen-all', { all: problems }) }
      : {
          state: 'present',
          ...(wanted && {
            message: word('seen-argocd-application', {
              status: judgeApplication(app!, wanted.spec).text,
            }),
          }),
        };
  }

  /** By the label of cluster Secrets and Applications; what carries it under another name is a copy of somebody. */
  async list({ signal }: ProviderContext): Promise<string[]> {
    const found = await Promise.all(
      [secretOf, applicationOf].map(async keyOf => {
        const objects = await this.#api.list(
          keyOf({ name: '' }, this.#settings),
          ENVIRONMENT_LABEL,
          signal,
        );
        return objects.flatMap(({ metadata }) => {
          const name = metadata?.labels?.[ENVIRONMENT_LABEL] ?? '';
          const key = keyOf({ name }, this.#settings);
          return key.metadata.name === metadata?.name ? [name] : [];
        });
      }),
    );
    return [...new Set(found.flat())];
  }

  #work(environment: RegisteredEnvironment): ArgocdWork {
    const { server, application: request } = requestOf(environment);
    const destination =
      environment.access || !server ? { name: environment.name } : { server };
    return {
      api: this.#api,
      settings: this.#settings,
      environment,
      server,
      wanted:
        request &&
        application(environment, this.#settings, { request, destination }),
    };
  }
}

function requestOf({ registration }: RegisteredEnvironment): ArgocdRequest {
  return registration as ArgocdRequest;
}
