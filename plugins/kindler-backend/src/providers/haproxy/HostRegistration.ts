import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentAvailability,
  EnvironmentRegistration,
  ObservedRegistration,
  ProviderContext,
  ProviderStep,
  RegisteredEnvironment,
} from '@kindler/backstage-plugin-kindler-node';
import {
  formatAddress,
  type HostRoute,
  type HostRoutes,
} from '../../haproxy/hosts';
import {
  HOST_SCHEMA,
  readHostRoutes,
  type HostSettings,
} from './readHostRoutes';

export interface HostRegistrationOptions extends HostSettings {
  routes: HostRoutes;
}

/** Leads `<service>.<environment>.<base domain>` to an environment, on an HAProxy that runs on while that changes. */
export class HostRegistration implements EnvironmentRegistration {
  readonly kind = 'haproxy';
  readonly inputSchema = HOST_SCHEMA;
  readonly #options: HostRegistrationOptions;
  readonly #routes: HostRoutes;

  constructor(options: HostRegistrationOptions) {
    this.#options = options;
    this.#routes = options.routes;
  }

  async availability(): Promise<EnvironmentAvailability> {
    const trouble = await this.#routes.trouble();
    return trouble ? { available: false, ...trouble } : { available: true };
  }

  async preflight(environment: RegisteredEnvironment): Promise<void> {
    const { allocates = [], details } = environment;
    // Any port stands for one that is chosen later.
    const httpPort = allocates.includes('httpPort') && 1;
    const routes = this.#read({
      ...environment,
      details: { ...(httpPort && { httpPort }), ...details },
    });
    await this.#routes.expectFree(
      environment.name,
      routes.flatMap(route => route.hosts),
    );
  }

  plan(
    environment: RegisteredEnvironment,
    wished: 'present' | 'absent',
  ): ProviderStep[] {
    const { name } = environment;
    const drop = ({ signal }: ProviderContext) =>
      this.#routes.apply(name, [], signal);
    if (wished === 'absent') {
      return [
        {
          id: 'hosts',
          name: word('step-remove-hosts', {}),
          do: drop,
          verify: async () => {
            await this.#expectNoDifference(name, []);
            return word('gone-hosts', { name });
          },
        },
      ];
    }
    return [
      {
        id: 'hosts',
        name: word('step-lead-hosts', {}),
        check: async () =>
          (await this.#routes.differences(name, this.#read(environment)))
            .length === 0,
        do: async ({ signal }) =>
          this.#routes.apply(name, this.#read(environment), signal),
        verify: async ({ signal }) => {
          const wanted = this.#read(environment);
          await this.#expectNoDifference(name, wanted);
          const answers = await this.#answersOf(wanted, signal);
          const wrong = answers.filter(({ isLed }) => !isLed);
          if (wrong.length > 0) {
            throw new Error(
              `${sentences(wrong).text}. ${this.#routes.howToLead()}`,
            );
          }
          return sentences(answers);
        },
        undo: drop,
      },
    ];
  }

  async list(): Promise<string[]> {
    return this.#routes.list();
  }

  async observe(
    environment: RegisteredEnvironment,
    { signal }: ProviderContext,
  ): Promise<ObservedRegistration> {
    const { name } = environment;
    const wanted = this.#read(environment);
    const differences = await this.#routes.differences(name, wanted);
    if (differences.length > 0) {
      const left = await this.#routes.differences(name, []);
      return left.length === 0
        ? { state: 'absent' }
        : { state: 'partial', message: differences.join(', ') };
    }
    const answers = await this.#answersOf(wanted, signal);
    const wrong = answers.filter(({ isLed }) => !isLed);
    return {
      state: wrong.length > 0 ? 'partial' : 'present',
      message: sentences(wrong.length > 0 ? wrong : answers),
    };
  }

  #read(environment: RegisteredEnvironment): HostRoute[] {
    return readHostRoutes(environment, this.#options);
  }

  async #expectNoDifference(name: string, wanted: HostRoute[]): Promise<void> {
    const differences = await this.#routes.differences(name, wanted);
    if (differences.length > 0) {
      throw new Error(differences.join(', '));
    }
  }

  /** What a client gets of each host. That nobody answers behind it yet is no fault of the route. */
  async #answersOf(
    routes: HostRoute[],
    signal: AbortSignal,
  ): Promise<HostSight[]> {
    const asked = routes.flatMap(route =>
      route.hosts.map(host => ({ route, host })),
    );
    return Promise.all(
      asked.map(async ({ route: { server, address }, host }) => {
        const { status, ...seen } = await this.#routes.ask(
          host.replace('*', 'kindler-check'),
          signal,
        );
        if (seen.route !== server || (seen.server ?? server) !== server) {
          const astray = { host, server, status: String(status) };
          return { isLed: false, seen: word('seen-host-astray', astray) };
        }
        const code = seen.server ? 'seen-host-led' : 'seen-host-silent';
        const led = {
          host,
          address: formatAddress(address),
          status: String(status),
        };
        return { isLed: true, seen: word(code, led) };
      }),
    );
  }
}

/** What a request for a host showed. */
type HostSight = { isLed: boolean; seen: Wording };

function sentences(sights: HostSight[]): Wording {
  return word('seen-all', { all: sights.map(({ seen }) => seen) });
}
