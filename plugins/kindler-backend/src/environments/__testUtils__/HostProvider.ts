import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  kindlerEnvironmentProviderExtensionPoint,
  type AllocatedField,
  type EnvironmentChange,
  type EnvironmentProvider,
  type ProvidedEnvironment,
  type ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';

/** Environments that hold ports and a subnet of a host that is only remembered here. */
export class HostProvider implements EnvironmentProvider {
  readonly kind = 'host';
  readonly capabilities = { stop: false, update: true };
  readonly allocates = ['httpPort', 'httpsPort', 'subnet'] as const;
  readonly inputSchema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      httpPort: { type: 'integer' },
      httpsPort: { type: 'integer' },
      subnet: { type: 'string' },
    },
  };
  /** What was made, by name. */
  readonly made = new Map<string, ProvidedEnvironment['details']>();
  /** Ports that another program has. */
  readonly foreign = new Set<number>();
  /** Why nothing can be made. */
  fault: string | undefined;
  /** Why nothing can be told of what is there. */
  away: string | undefined;

  async preflight() {}

  async isFree(field: AllocatedField, value: string | number) {
    return field === 'subnet' || !this.foreign.has(Number(value));
  }

  plan(
    { name, details }: ProvidedEnvironment,
    { to }: EnvironmentChange,
  ): ProviderStep[] {
    return [
      {
        id: 'host',
        name: to === 'absent' ? 'Give the ports back' : 'Take the ports',
        do: async () => {
          if (this.fault) {
            throw new Error(this.fault);
          }
          if (to === 'absent') {
            this.made.delete(name);
          } else {
            this.made.set(name, details);
          }
        },
        verify: async () => `Ports of '${name}' are as wished`,
        undo: async () => {
          this.made.delete(name);
        },
      },
    ];
  }

  async list() {
    this.#expectAnswer();
    return [...this.made.keys()];
  }

  async observe({ name }: ProvidedEnvironment) {
    this.#expectAnswer();
    return { state: this.made.has(name) ? 'running' : 'absent' } as const;
  }

  #expectAnswer() {
    if (this.away) {
      throw new Error(this.away);
    }
  }
}

export function hostProvider(provider: HostProvider) {
  return createBackendModule({
    pluginId: 'kindler',
    moduleId: 'host-provider',
    register(env) {
      env.registerInit({
        deps: { providers: kindlerEnvironmentProviderExtensionPoint },
        async init({ providers }) {
          providers.addProvider(provider);
        },
      });
    },
  });
}
