import type { Application, ApplicationStatus } from '../objects';
import { REFRESH, holds } from '../objects';

/** What the test's administrator asks of the API server. */
export type Ask = (
  method: 'GET' | 'PATCH',
  path: string,
  body?: object,
) => Promise<any>;

const PATH = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
const EVERY_MS = 30;

/**
 * Moves the status of applications as Argo CD does: a refresh is acknowledged, a sync runs, ends, is compared, and what it
 * made becomes healthy. `path` of the source says what happens: `ok`, `broken`, `flaky`, `ingress`, `forbidden`.
 */
export class StandInArgocd {
  /** Names in the order in which they were let go, with whether their cluster was still known. */
  readonly removed: string[] = [];
  /** Applications whose sync does not end before they are taken out of here. */
  readonly held = new Set<string>();
  /** Applications whose cluster does not answer: what was made there cannot be removed while it is known. */
  readonly unreachable = new Set<string>();
  /** Applications for which somebody asked for a sync, once for each time. */
  readonly asked: string[] = [];
  readonly #ask: Ask;
  readonly #syncs = new Map<string, number>();
  #over = false;
  #loop: Promise<void> | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  start(): void {
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#over = true;
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#over) {
      const { items } = await this.#ask('GET', PATH);
      for (const app of items as Application[]) {
        // Another writer was faster: it is looked at again.
        await this.#look(app).catch(() => {});
      }
      await new Promise(done => setTimeout(done, EVERY_MS));
    }
  }

  async #look(app: Application): Promise<void> {
    const { name = '', deletionTimestamp, annotations } = app.metadata ?? {};
    if (deletionTimestamp) {
      const known = await this.#ask(
        'GET',
        `/api/v1/namespaces/argocd/secrets/cluster-${name}`,
      ).then(
        () => 'known',
        () => 'unknown',
      );
      if (known === 'known' && this.unreachable.has(name)) {
        const message = 'cannot get cluster info: i/o timeout';
        await this.#patch(app, {
          status: { conditions: [{ type: 'DeletionError', message }] },
        });
        return;
      }
      this.removed.push(`${name}, its cluster ${known}`);
      this.#syncs.delete(name);
      await this.#patch(app, { metadata: { finalizers: null } });
      return;
    }
    const status = this.#next(app);
    if (app.operation) {
      this.asked.push(name);
    }
    if (status || annotations?.[REFRESH]) {
      await this.#patch(app, {
        metadata: { annotations: { [REFRESH]: null } },
        ...(app.operation && { operation: null }),
        status: { ...status, reconciledAt: now() },
      });
    }
  }

  /** What comes after what is; undefined where it stays so. */
  #next(app: Application): ApplicationStatus | undefined {
    const { name = '' } = app.metadata ?? {};
    const { source } = app.spec!;
    const { sync = {}, operationState: state } = app.status ?? {};
    const compared = { comparedTo: { source } };
    if (source.path === 'forbidden') {
      return app.status?.conditions
        ? undefined
        : {
            conditions: [
              {
                type: 'InvalidSpecError',
                message: `application repo ${source.repoURL} is not permitted in project 'default'`,
              },
            ],
          };
    }
    if (app.operation || !holds(sync.comparedTo?.source, source)) {
      this.#syncs.set(name, (this.#syncs.get(name) ?? 0) + 1);
      return {
        sync: { status: 'OutOfSync', ...compared },
        health: { status: 'Missing' },
        operationState: {
          phase: 'Running',
          message: 'waiting for healthy state of apps/Deployment/web',
          startedAt: now(),
          finishedAt: undefined,
        },
      };
    }
    if (state?.phase === 'Running') {
      if (this.held.has(name)) {
        return undefined;
      }
      const fails =
        source.path === 'broken' ||
        (source.path === 'flaky' && this.#syncs.get(name) === 1);
      return {
        operationState: {
          ...state,
          phase: fails ? 'Failed' : 'Succeeded',
          message: fails
            ? 'one or more objects failed to apply, reason: quota exceeded'
            : 'successfully synced (all tasks run)',
          finishedAt: now(),
        },
      };
    }
    if (state?.phase === 'Succeeded' && sync.status !== 'Synced') {
      return {
        sync: { ...sync, status: 'Synced', revision: 'abc1234' },
        health: { status: 'Progressing' },
        resources: [
          { kind: 'Deployment', name: 'web', status: 'Synced' },
          { kind: 'Ingress', name: 'web', status: 'Synced' },
        ],
      };
    }
    return app.status?.health?.status === 'Progressing' &&
      source.path !== 'ingress'
      ? { health: { status: 'Healthy' } }
      : undefined;
  }

  async #patch(app: Application, change: object): Promise<void> {
    await this.#ask('PATCH', `${PATH}/${app.metadata?.name}`, change);
  }
}

function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
