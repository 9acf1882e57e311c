import { Agent, request } from 'undici';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import type { TestKubernetes } from '../../src/kubernetes/__testUtils__/startKubernetes';
import type { Manifest } from './files';

/** Plural names by kind, for one version of an API group. */
type Resources = Map<string, { plural: string; namespaced: boolean }>;

/** Applies manifests at a real API server, as `kubectl apply --server-side` does. */
export class KubernetesApplier {
  readonly #kubernetes: TestKubernetes;
  readonly #server: string;
  readonly #token: string;
  readonly #dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
  readonly #resources = new Map<string, Promise<Resources>>();

  static async create(kubernetes: TestKubernetes) {
    return new KubernetesApplier(kubernetes);
  }

  private constructor(kubernetes: TestKubernetes) {
    this.#kubernetes = kubernetes;
    const { clusters, users } = parse(
      readFileSync(kubernetes.kubeconfigFile, 'utf8'),
    );
    this.#server = clusters[0].cluster.server;
    this.#token = users[0].user.token;
  }

  async apply(manifest: Manifest, { dryRun = false } = {}): Promise<void> {
    await this.#patch(manifest, 'application/apply-patch+yaml', { dryRun });
  }

  /** Merges a patch into an object as kustomize does. */
  async merge(patch: Manifest): Promise<void> {
    await this.#patch(patch, 'application/strategic-merge-patch+json');
  }

  async close(): Promise<void> {
    await this.#dispatcher.close();
  }

  async #patch(manifest: Manifest, type: string, { dryRun = false } = {}) {
    const { path, apiVersion } = await this.#find(manifest);
    const query = new URLSearchParams({
      fieldManager: 'kindler',
      fieldValidation: 'Strict',
      ...(dryRun && { dryRun: 'All' }),
    });
    const { statusCode, body } = await request(
      `${this.#server}${path}?${query}`,
      {
        method: 'PATCH',
        dispatcher: this.#dispatcher,
        headers: {
          authorization: `Bearer ${this.#token}`,
          'content-type': type,
        },
        body: JSON.stringify({ ...manifest, apiVersion }),
      },
    );
    const text = await body.text();
    if (statusCode >= 300) {
      throw new Error(
        `${manifest.kind} ${manifest.metadata.name}: ${statusCode} ${text}`,
      );
    }
  }

  async read(manifest: Manifest): Promise<unknown> {
    const { path } = await this.#find(manifest);
    return this.#kubernetes.request('GET', path);
  }

  /** Whether an account may do something, by the API server's own judgement. */
  async may(user: string, resourceAttributes: object): Promise<boolean> {
    const review = (await this.#kubernetes.request(
      'POST',
      '/apis/authorization.k8s.io/v1/subjectaccessreviews',
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: { user, resourceAttributes },
      },
    )) as { status: { allowed: boolean } };
    return review.status.allowed;
  }

  async #find({ apiVersion, kind, metadata }: Manifest) {
    const versions = [apiVersion, `${apiVersion}beta1`];
    for (const version of versions) {
      const found = (await this.#list(version)).get(kind);
      if (found) {
        const root = version.includes('/') ? 'apis' : 'api';
        const within = found.namespaced
          ? `/namespaces/${metadata.namespace}`
          : '';
        return {
          apiVersion: version,
          path: `/${root}/${version}${within}/${found.plural}/${metadata.name}`,
        };
      }
    }
    throw new Error(`The API server does not know ${apiVersion} ${kind}`);
  }

  /** A server from before a version became stable still serves its beta, with the same fields. */
  #list(version: string): Promise<Resources> {
    const root = version.includes('/') ? 'apis' : 'api';
    const listed =
      this.#resources.get(version) ??
      this.#kubernetes.request('GET', `/${root}/${version}`).then(
        answer =>
          new Map(
            (
              answer as {
                resources: Array<{
                  name: string;
                  kind: string;
                  namespaced: boolean;
                }>;
              }
            ).resources
              .filter(({ name }) => !name.includes('/'))
              .map(({ name, kind, namespaced }) => [
                kind,
                { plural: name, namespaced },
              ]),
          ),
        () => new Map(),
      );
    this.#resources.set(version, listed);
    return listed;
  }
}
