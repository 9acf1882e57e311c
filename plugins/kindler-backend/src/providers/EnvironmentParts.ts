import type { JsonObject } from '@backstage/types';
import {
  word,
  type EnvironmentConnectionTarget,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentProvider,
  EnvironmentRegistration,
  ProvidedEnvironment,
  RegisteredEnvironment,
  TemporaryCredentialIssuer,
} from '@kindler/backstage-plugin-kindler-node';
import { Availabilities } from './Availabilities';
import { KindRegistry } from './KindRegistry';

/** A registration as it was asked for. */
export type Registration = { kind: string; details: JsonObject };

/** An environment as its operations and its record know it. */
export type KnownEnvironment = {
  name: string;
  provider: string;
  owner?: string;
  details?: JsonObject;
};

/** Who makes temporary credentials of an environment, and what it is told of that. */
export interface Issuer {
  issuer: TemporaryCredentialIssuer;
  environment: ProvidedEnvironment;
}

/** What can make environments here, and make them known elsewhere. */
export class EnvironmentParts {
  readonly providers: KindRegistry<EnvironmentProvider>;
  readonly registrations: KindRegistry<EnvironmentRegistration>;
  readonly availabilities = new Availabilities();

  constructor(
    providers: EnvironmentProvider[],
    registrations: EnvironmentRegistration[],
  ) {
    this.providers = new KindRegistry(
      { one: 'provider', hint: word('field-kind-see-providers', {}) },
      providers,
    );
    this.registrations = new KindRegistry(
      { one: 'registration', hint: word('field-kind-see-modules', {}) },
      registrations,
    );
  }

  /** None of what is not configured here. */
  connectionsOf(
    environment: KnownEnvironment,
    registrations: Registration[] = [],
  ): EnvironmentConnectionTarget[] {
    const provider = this.providers.find(environment.provider);
    return [
      ...(provider?.connections?.(toProvided(environment)) ?? []),
      ...registrations.flatMap(
        item =>
          this.registrations
            .find(item.kind)
            ?.connections?.(this.toRegistered(environment, item)) ?? [],
      ),
    ];
  }

  /** Who makes roles for its database, its provider or one of its registrations, and what that knows of it. */
  issuerOf(
    environment: KnownEnvironment & { registrations: Registration[] },
  ): Issuer | undefined {
    const { provider, registrations } = environment;
    const provided = toProvided(environment);
    return [
      { part: this.providers.find(provider), details: provided.details },
      ...registrations.map(({ kind, details }) => ({
        part: this.registrations.find(kind),
        details,
      })),
    ]
      .map(({ part, details }) => ({
        issuer: part?.temporaryCredentials,
        environment: { ...provided, details },
      }))
      .find((each): each is Issuer => each.issuer !== undefined);
  }

  toRegistered(
    environment: KnownEnvironment,
    { details }: Registration,
    stopped = false,
  ): RegisteredEnvironment {
    const provided = toProvided(environment);
    const provider = this.providers.find(environment.provider);
    return {
      ...provided,
      ...(stopped && { stopped }),
      ...(provider?.allocates && { allocates: provider.allocates }),
      ...(provider?.access && {
        access: context => provider.access!(provided, context),
      }),
      provider: environment.provider,
      connections: this.connectionsOf(environment),
      registration: details,
    };
  }
}

export function toProvided({
  name,
  owner,
  details = {},
}: KnownEnvironment): ProvidedEnvironment {
  return { name, details, ...(owner && { owner }) };
}
