import type {
  EnvironmentChange,
  EnvironmentProvider,
  ProvidedEnvironment,
  ProviderContext,
  ProviderStep,
} from '../../environments';

/** In-memory environments that have two parts, and a third one while they run. */
export class MemoryProvider implements EnvironmentProvider {
  readonly kind: string = 'memory';
  readonly capabilities = { stop: true, update: false };
  readonly parts = new Set<string>();
  #passwords = 0;

  async preflight() {}

  plan({ name }: ProvidedEnvironment, { to }: EnvironmentChange) {
    const steps = ['first', 'second', 'power'].map(part =>
      this.step(name, part, to),
    );
    return to === 'running' ? steps : steps.reverse();
  }

  step(name: string, part: string, to: EnvironmentChange['to']): ProviderStep {
    const key = `${name}/${part}`;
    const isWanted = to === 'running' || (to === 'stopped' && part !== 'power');
    const make = async () => {
      this.parts.add(key);
    };
    const remove = async () => {
      this.parts.delete(key);
    };
    return {
      id: part,
      name: part,
      check: async () => this.parts.has(key) === isWanted,
      do: isWanted ? make : remove,
      verify: async () => `${key} is as it should be`,
      undo: to === 'running' ? remove : undefined,
    };
  }

  async observe({ name }: ProvidedEnvironment) {
    const has = (part: string) => this.parts.has(`${name}/${part}`);
    const count = ['first', 'second'].filter(has).length;
    if (count === 2) {
      return { state: has('power') ? 'running' : 'stopped' } as const;
    }
    const isAny = count > 0 || has('power');
    return { state: isAny ? 'partial' : 'absent' } as const;
  }

  async list() {
    const names = [...this.parts].map(part => part.split('/')[0]);
    return [...new Set(names)];
  }

  async issuePassword(
    _: ProvidedEnvironment,
    _context: ProviderContext,
  ): Promise<string> {
    this.#passwords += 1;
    return `secret-${this.#passwords}`;
  }
}
