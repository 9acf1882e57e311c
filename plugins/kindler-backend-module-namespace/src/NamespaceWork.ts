import { ConflictError } from '@backstage/errors';
import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { KubernetesObject, V1Namespace } from '@kubernetes/client-node';
import type { ProvidedEnvironment } from '@kindler/backstage-plugin-kindler-node';
import { foreignReason } from './judgeNamespace';
import type { ClusterClient } from './kubernetes/ClusterClient';
import {
  accountManifest,
  limitsManifest,
  networkManifest,
  quotaManifest,
} from './manifests/contentManifests';
import { differences } from './manifests/differences';
import { labelsOf } from './manifests/labels';
import type { Manifest } from './manifests/Manifest';
import { namespaceManifest, newNamespace } from './manifests/namespaceManifest';
import { postgresManifest } from './manifests/postgresManifest';
import type { NamespaceSettings } from './NamespaceSettings';
import type { NamespaceSpec } from './NamespaceSpec';

export interface NamespaceWorkOptions {
  environment: ProvidedEnvironment;
  spec: NamespaceSpec;
  settings: NamespaceSettings;
  client: ClusterClient;
}

/** A namespace with an environment's name. */
export interface FoundNamespace {
  object: V1Namespace;
  uid: string;
  /** Why it is not the environment's. */
  foreign?: string;
  isEnding: boolean;
}

/** One environment's namespace: what it shall hold, and what is there. */
export class NamespaceWork {
  readonly name: string;
  readonly client: ClusterClient;
  readonly settings: NamespaceSettings;
  readonly spec: NamespaceSpec;
  readonly #environment: ProvidedEnvironment;

  constructor({ environment, spec, settings, client }: NamespaceWorkOptions) {
    this.name = environment.name;
    this.client = client;
    this.settings = settings;
    this.spec = spec;
    this.#environment = environment;
  }

  async find(signal: AbortSignal): Promise<FoundNamespace | undefined> {
    const object = await this.client.read<V1Namespace>(this.marked(), signal);
    return (
      object && {
        object,
        uid: object.metadata?.uid ?? '',
        foreign: foreignReason(object, this.settings),
        isEnding: object.metadata?.deletionTimestamp !== undefined,
      }
    );
  }

  /** The environment's own. Rejects where there is none, and where somebody else's has its name. */
  async require(signal: AbortSignal): Promise<FoundNamespace> {
    const found = await this.find(signal);
    if (!found || found.isEnding) {
      throw new ConflictError(
        `Namespace '${this.name}' ${
          found ? 'is being deleted' : 'is not there'
        }; reconcile the environment`,
      );
    }
    return this.expectOwn(found);
  }

  expectOwn<T extends FoundNamespace | undefined>(found: T): T {
    if (found?.foreign) {
      throw new ConflictError(
        `Namespace '${this.name}' of cluster '${this.client.name}' is left alone: ${found.foreign}`,
      );
    }
    return found;
  }

  /** What it is made with. */
  marked(): Manifest {
    return newNamespace(this.name, this.settings.manager);
  }

  whole(uid: string): Manifest {
    return namespaceManifest(this.#environment, this.settings, uid);
  }

  quota(isStopped: boolean): Manifest {
    return quotaManifest(this.#place, this.spec, isStopped);
  }

  limits(): Manifest {
    return limitsManifest(this.#place);
  }

  network(): Manifest {
    return networkManifest(this.#place, this.spec, this.settings.allowFrom);
  }

  account(): Manifest {
    return accountManifest(this.#place);
  }

  /** None where no database was asked for. */
  postgres(isStopped: boolean): Manifest | undefined {
    const { postgres } = this.spec;
    return postgres && postgresManifest(this.#place, postgres, isStopped);
  }

  /** All that it shall hold. */
  contents(isStopped: boolean): Manifest[] {
    const postgres = this.postgres(isStopped);
    return [
      this.quota(isStopped),
      this.limits(),
      this.network(),
      this.account(),
      ...(postgres ? [postgres] : []),
    ];
  }

  async drift(wanted: Manifest, signal: AbortSignal): Promise<Wording[]> {
    return driftOf(wanted, await this.client.read(wanted, signal));
  }

  get #place() {
    const { manager } = this.settings;
    return {
      namespace: this.name,
      labels: labelsOf(this.#environment, manager),
    };
  }
}

/** Where an object is not as it shall be. In a policy more counts, too: each rule lets somebody in. */
export function driftOf(
  wanted: Manifest & { spec?: unknown },
  live: (KubernetesObject & { spec?: unknown }) | undefined,
): Wording[] {
  const { kind = '', metadata } = wanted;
  if (!live) {
    const { name = '' } = metadata;
    return [word('object-missing', { kind, name })];
  }
  const { spec, ...rest } = wanted;
  return [
    ...differences(rest, live),
    ...differences(spec, live.spec, {
      path: 'spec',
      exact: kind === 'NetworkPolicy',
    }),
  ].map(difference => word('object-differs', { kind, difference }));
}
