import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { hideSecrets } from '@kindler/backstage-plugin-kindler-node';
import { readStatus, type ApiStatus } from './readStatus';

/** The client's own words; the first also where its question was not answered. */
const UNDISCOVERED = /^Failed to fetch resource metadata for ([^:\s]+)/;
const UNRECOGNIZED = /^Unrecognized API version and kind: (.+)/;
const FORBIDDEN = /cannot (\w+) resource "([^"]+)"(?: in API group "([^"]*)")?/;

/** What was asked of which cluster. */
export interface Asked {
  cluster: string;
  /** E.g. `apply ResourceQuota 'kindler' of namespace 'shop'`. */
  what: string;
}

/**
 * An error of the client as one that says what to do next: ServiceUnavailableError where it may pass, InputError where
 * the object is not valid, else ConflictError. Whole bodies, headers and tokens are in none.
 */
export function toFault(error: unknown, asked: Asked): Error {
  const status = readStatus(error);
  const { message } = error as Error;
  const unknown = status?.code === 404 ? UNDISCOVERED : UNRECOGNIZED;
  const [, kind] = unknown.exec(message) ?? [];
  if (kind) {
    return new ConflictError(
      `cluster '${asked.cluster}' does not know ${kind}; install what brings it there`,
    );
  }
  return status ? ofStatus(status, asked) : ofSilence(error, asked);
}

function ofStatus(status: ApiStatus, { cluster, what }: Asked): Error {
  const { code, message } = status;
  const at = `cluster '${cluster}'`;
  if (code === 401) {
    return new ConflictError(
      `The Kubernetes API of ${at} does not take the credentials of its kubeconfig; renew them`,
    );
  }
  if (code === 403) {
    return new ConflictError(
      `${at} refuses to ${what}: ${whatIsMissing(message)}`,
    );
  }
  if (code === 409) {
    return new ConflictError(`${at} refuses to ${what}: ${whoHolds(status)}`);
  }
  if (code === 429 || code >= 500) {
    return new ServiceUnavailableError(
      `The Kubernetes API of ${at} answered status ${code} to ${what}: ${message}; try again later`,
    );
  }
  if (code === 400 || code === 422) {
    return new InputError(`${at} does not accept ${what}: ${message}`);
  }
  return new ConflictError(`${at} refuses to ${what}: ${message}`);
}

function whatIsMissing(message: string): string {
  const [, verb, resource, group] = FORBIDDEN.exec(message) ?? [];
  if (!verb) {
    return message;
  }
  const name = group ? `${resource}.${group}` : resource;
  return `its identity lacks the verb '${verb}' on '${name}'; add it to its ClusterRole (examples/rbac.yaml of the module)`;
}

/** `conflict with "m" using v1` names who applied or wrote a field last. */
function whoHolds({ causes, message }: ApiStatus): string {
  const conflicts = causes.filter(
    ({ reason }) => reason === 'FieldManagerConflict',
  );
  if (conflicts.length === 0) {
    return message;
  }
  const fields = conflicts.map(
    ({ field, message: text = '' }) =>
      `${field} is held by ${/"([^"]+)"/.exec(text)?.[1] ?? text}`,
  );
  return `${fields.join(
    ', ',
  )}; undo that change, or remove the object and reconcile`;
}

function ofSilence(error: unknown, { cluster }: Asked): Error {
  return new ServiceUnavailableError(
    `The Kubernetes API of cluster '${cluster}' cannot be reached: ${reasonOf(
      error,
    )}`,
  );
}

/** The client wraps what went wrong; its own messages may hold whole bodies and headers after their first line. */
function reasonOf(error: unknown): string {
  const { cause, code, name, message } = error as Error & { code?: unknown };
  if (cause) {
    return reasonOf(cause);
  }
  return name === 'TimeoutError' || name === 'AbortError'
    ? 'no answer in time'
    : String(code ?? hideSecrets(message.split('\n')[0]).slice(0, 200));
}
