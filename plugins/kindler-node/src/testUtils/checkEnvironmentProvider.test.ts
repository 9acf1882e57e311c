import type {
  EnvironmentProvider,
  ProvidedEnvironment,
  ProviderContext,
  ProviderStep,
} from '../environments';
import { checkEnvironmentProvider } from './checkEnvironmentProvider';

/** Environments of two parts in memory. */
class MemoryProvider implements EnvironmentProvider {
  readonly kind: string = 'memory';
  readonly parts = new Set<string>();
  #passwords = 0;

  async preflight() {}

  plan({ name }: ProvidedEnvironment, wished: 'running' | 'absent') {
    const steps = ['first', 'second'].map(part =>
      this.step(name, part, wished),
    );
    return wished === 'running' ? steps : steps.reverse();
  }

  step(name: string, part: string, wished: string): ProviderStep {
    const key = `${name}/${part}`;
    const make = async () => {
      this.parts.add(key);
    };
    const remove = async () => {
      this.parts.delete(key);
    };
    return {
      id: part,
      name: part,
      check: async () => this.parts.has(key) === (wished === 'running'),
      do: wished === 'running' ? make : remove,
      verify: async () => `${key} is as it should be`,
      undo: wished === 'running' ? remove : undefined,
    };
  }

  async observe({ name }: ProvidedEnvironment) {
    const count = ['first', 'second'].filter(part =>
      this.parts.has(`${name}/${part}`),
    ).length;
    const states = ['absent', 'partial', 'running'] as const;
    return { state: states[count] };
  }

  async issuePassword(
    _: ProvidedEnvironment,
    _context: ProviderContext,
  ): Promise<string> {
    this.#passwords += 1;
    return `secret-${this.#passwords}`;
  }
}

const check = (provider: EnvironmentProvider) =>
  checkEnvironmentProvider(provider, { names: ['one', 'other'] });

describe('checkEnvironmentProvider', () => {
  it('finds nothing wrong with a provider that keeps to the contract', async () => {
    const provider = new MemoryProvider();
    expect(await check(provider)).toEqual([]);
    expect([...provider.parts]).toEqual([]);
  });

  it.each<[string, RegExp, EnvironmentProvider]>([
    [
      'has a kind that is no name',
      /no DNS label/,
      new (class extends MemoryProvider {
        kind = 'My Provider';
      })(),
    ],
    [
      'numbers its steps anew each time',
      /another one each time/,
      new (class extends MemoryProvider {
        #count = 0;
        step(...args: [string, string, string]) {
          this.#count += 1;
          return { ...super.step(...args), id: String(this.#count) };
        }
      })(),
    ],
    [
      'cannot do a step again',
      /Made again/,
      new (class extends MemoryProvider {
        step(...args: [string, string, string]) {
          const step = super.step(...args);
          const work = step.do;
          step.do = async context => {
            if (args[2] === 'running' && (await step.check!(context))) {
              throw new Error('is there already');
            }
            await work(context);
          };
          return step;
        }
      })(),
    ],
    [
      'leaves something behind when it is undone',
      /undone, twice: is observed as partial/,
      new (class extends MemoryProvider {
        step(...args: [string, string, string]) {
          const step = super.step(...args);
          return args[1] === 'first' ? { ...step, undo: undefined } : step;
        }
      })(),
    ],
    [
      'removes what belongs to another environment',
      /beside it: is observed as absent/,
      new (class extends MemoryProvider {
        step(...args: [string, string, string]) {
          const step = super.step(...args);
          return args[2] === 'running'
            ? step
            : { ...step, check: undefined, do: async () => this.parts.clear() };
        }
      })(),
    ],
    [
      'calls running what is not there',
      /Before it is made: is observed as running/,
      new (class extends MemoryProvider {
        async observe() {
          return { state: 'running' as never };
        }
      })(),
    ],
    [
      'writes the password to the log',
      /stands in the log/,
      new (class extends MemoryProvider {
        async issuePassword(
          env: ProvidedEnvironment,
          context: ProviderContext,
        ) {
          const password = await super.issuePassword(env, context);
          await context.log(`Password: ${password}`);
          return password;
        }
      })(),
    ],
  ])('finds that a provider %s', async (_, problem, provider) => {
    expect((await check(provider)).join('\n')).toMatch(problem);
  });
});
