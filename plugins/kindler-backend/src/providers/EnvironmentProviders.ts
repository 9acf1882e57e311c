import { InputError } from '@backstage/errors';
import type { EnvironmentProvider } from '@kindler/backstage-plugin-kindler-node';

/** The providers of environments that are configured here, or that modules brought. */
export class EnvironmentProviders {
  readonly #byKind = new Map<string, EnvironmentProvider>();

  /** Throws where there is a provider of this kind already. */
  add(provider: EnvironmentProvider): void {
    if (this.#byKind.has(provider.kind)) {
      throw new Error(
        `Two environment providers are called '${provider.kind}'; remove one of the modules or its configuration`,
      );
    }
    this.#byKind.set(provider.kind, provider);
  }

  kinds(): string[] {
    return [...this.#byKind.keys()];
  }

  all(): EnvironmentProvider[] {
    return [...this.#byKind.values()];
  }

  find(kind: string): EnvironmentProvider | undefined {
    return this.#byKind.get(kind);
  }

  require(kind: string): EnvironmentProvider {
    const provider = this.find(kind);
    if (!provider) {
      throw new InputError(
        `provider '${kind}' is not configured here; configured: ${
          this.kinds().join(', ') || 'none'
        } (see kindler.providers)`,
      );
    }
    return provider;
  }
}
