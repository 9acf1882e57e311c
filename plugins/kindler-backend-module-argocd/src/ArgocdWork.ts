import {
  NotYet,
  type RegisteredEnvironment,
} from '@kindler/backstage-plugin-kindler-node';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { ArgocdApi } from './ArgocdApi';
import type { ArgocdSettings } from './ArgocdSettings';
import { ENVIRONMENT_LABEL, type WantedApplication } from './objects';

const AGAIN_MS = 3_000;

/** What the steps of one environment work with. */
export interface ArgocdWork {
  api: ArgocdApi;
  settings: ArgocdSettings;
  environment: RegisteredEnvironment;
  /** API as Argo CD reaches it, where the request says it. */
  server: string | undefined;
  /** Undefined where no application is asked for. */
  wanted: WantedApplication | undefined;
}

/** Whether it was made for this environment. */
export function isOurs(object: KubernetesObject, name: string): boolean {
  return object.metadata?.labels?.[ENVIRONMENT_LABEL] === name;
}

/** What was made for the environment. Rejects where something foreign has its place. */
export function expectOurs<T extends KubernetesObject>(
  found: T | undefined,
  name: string,
): T | undefined {
  if (found && !isOurs(found, name)) {
    throw new Error(
      `${found.kind} '${found.metadata?.name}' was not made for environment '${name}'`,
    );
  }
  return found;
}

/** Rests, and holds up nothing; at the deadline the reason is what the operation ends with. */
export function wait({ settings }: ArgocdWork, reason: string): NotYet {
  return new NotYet(reason, {
    againMs: AGAIN_MS,
    atMostMs: settings.deadlineMs,
  });
}
