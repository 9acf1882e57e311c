import type { JsonObject } from '@backstage/types';
import {
  environmentNameProblem,
  FieldProblems,
  ownerProblem,
  type CreateEnvironmentRequest,
  type FieldProblem,
  type RegistrationRequest,
} from '@kindler/backstage-plugin-kindler-common';
import {
  detailProblems,
  type EnvironmentParts,
  type Registration,
} from '../providers';

/** Of a request, or what openapi.yaml takes of one: each field that is wrong and that openapi.yaml cannot know of. */
export function creationProblems(
  request: Partial<CreateEnvironmentRequest>,
  parts: EnvironmentParts,
  isProtected: (name: string) => boolean,
): FieldProblem[] {
  const { name, owner, provider: kind, details = {} } = request;
  const problems = new FieldProblems();
  const note = (field: string, message: string | undefined) =>
    message && problems.note({ field, message });
  if (name !== undefined) {
    const problem =
      environmentNameProblem(name) ??
      (isProtected(name)
        ? 'is kept free by kindler.environments.protectedNames; choose another one'
        : undefined);
    note('name', problem && `'${name}' ${problem}`);
  }
  if (owner !== undefined) {
    const problem = ownerProblem(owner);
    note('owner', problem && `'${owner}' ${problem}`);
  }
  const provider = kind === undefined ? undefined : parts.providers.find(kind);
  if (provider) {
    const { inputSchema } = provider;
    problems.note(...detailProblems(details as JsonObject, inputSchema));
  } else if (kind !== undefined) {
    note('provider', parts.providers.unknown(kind));
  }
  problems.note(
    ...registrationProblems(request.registrations, provider?.kind, parts),
  );
  return [...problems.found];
}

/** Each registration must be of a kind that is known and takes environments of the provider, once. */
export function registrationProblems(
  requests: RegistrationRequest[] = [],
  provider: string | undefined,
  parts: EnvironmentParts,
): FieldProblem[] {
  const seen = new Set<string>();
  return requests.flatMap(({ kind, details = {} }, index) => {
    const place = `registrations[${index}]`;
    const field = `${place}.kind`;
    const registration = parts.registrations.find(kind);
    if (!registration) {
      return { field, message: parts.registrations.unknown(kind) };
    }
    if (seen.has(kind)) {
      return { field, message: `'${kind}' is asked for twice` };
    }
    seen.add(kind);
    const { inputSchema, providers } = registration;
    if (provider && providers && !providers.includes(provider)) {
      const message = `'${kind}' does not take environments of provider '${provider}'`;
      return { field, message };
    }
    return detailProblems(
      details as JsonObject,
      inputSchema,
      `${place}.details`,
    );
  });
}

export function toRegistrations(
  requests: RegistrationRequest[] = [],
): Registration[] {
  return requests.map(({ kind, details = {} }) => ({
    kind,
    details: details as JsonObject,
  }));
}
