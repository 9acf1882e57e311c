import type { JsonObject } from '@backstage/types';
import {
  environmentNameProblem,
  fieldProblem,
  FieldProblems,
  ownerProblem,
  word,
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
  if (name !== undefined) {
    problems.note(...nameProblems(name, isProtected));
  }
  if (owner !== undefined && ownerProblem(owner)) {
    problems.note(fieldProblem('owner', word('field-owner', { value: owner })));
  }
  const provider = kind === undefined ? undefined : parts.providers.find(kind);
  if (provider) {
    const { inputSchema } = provider;
    problems.note(...detailProblems(details as JsonObject, inputSchema));
  } else if (kind !== undefined) {
    problems.note(fieldProblem('provider', parts.providers.unknown(kind)));
  }
  problems.note(
    ...registrationProblems(request.registrations, provider?.kind, parts),
  );
  return [...problems.found];
}

function nameProblems(
  value: string,
  isProtected: (name: string) => boolean,
): FieldProblem[] {
  const problem = environmentNameProblem(value);
  if (problem) {
    const code =
      problem === 'is reserved' ? 'field-name-reserved' : 'field-name-form';
    return [fieldProblem('name', word(code, { value }))];
  }
  return isProtected(value)
    ? [fieldProblem('name', word('field-name-protected', { value }))]
    : [];
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
      return fieldProblem(field, parts.registrations.unknown(kind));
    }
    if (seen.has(kind)) {
      return fieldProblem(field, word('field-kind-twice', { kind }));
    }
    seen.add(kind);
    const { inputSchema, providers } = registration;
    if (provider && providers && !providers.includes(provider)) {
      return fieldProblem(field, word('field-kind-unfit', { kind, provider }));
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
