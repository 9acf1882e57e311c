import type {
  EnvironmentChange,
  EnvironmentProvider,
  ProvidedEnvironment,
  ProviderContext,
  ProviderStep,
} from '../environments';
import { checkEnvironmentProvider } from './checkEnvironmentProvider';

type To = EnvironmentChange['to'];

/** Environments of two parts in memory, and of a third while they run. */
class MemoryProvider implements EnvironmentProvider {
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

  step(name: string, part: string, to: To): ProviderStep {
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
  it('asks only of those who can stop that they do', async () => {
    const provider = new (class extends MemoryProvider {
      capabilities = { stop: false, update: false };
      step(name: string, part: string, to: To) {
        if (to === 'stopped') {
          throw new Error('was asked to stop');
        }
        return super.step(name, part, to);
      }
    })();
    expect(await check(provider)).toEqual([]);
  });

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
        step(...args: [string, string, To]) {
          this.#count += 1;
          return { ...super.step(...args), id: String(this.#count) };
        }
      })(),
    ],
    [
      'cannot do a step again',
      /Made again/,
      new (class extends MemoryProvider {
        step(...args: [string, string, To]) {
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
        step(...args: [string, string, To]) {
          const step = super.step(...args);
          return args[1] === 'first' ? { ...step, undo: undefined } : step;
        }
      })(),
    ],
    [
      'removes what belongs to another environment',
      /beside it: is observed as absent/,
      new (class extends MemoryProvider {
        step(...args: [string, string, To]) {
          const step = super.step(...args);
          return args[2] !== 'absent'
            ? step
            : { ...step, check: undefined, do: async () => this.parts.clear() };
        }
      })(),
    ],
    [
      'cannot stop though it says so',
      /Stopped: is observed as running/,
      new (class extends MemoryProvider {
        step(name: string, part: string, to: To) {
          return super.step(name, part, to === 'stopped' ? 'running' : to);
        }
      })(),
    ],
    [
      'loses what is stopped',
      /Stopped: is observed as absent/,
      new (class extends MemoryProvider {
        step(name: string, part: string, to: To) {
          return super.step(name, part, to === 'stopped' ? 'absent' : to);
        }
      })(),
    ],
    [
      'believes the hint and does not start what is stopped',
      /Stopping broken off after step 1, and running/,
      new (class extends MemoryProvider {
        plan(environment: ProvidedEnvironment, change: EnvironmentChange) {
          const steps = super.plan(environment, change);
          return change.to === 'running' && change.from === 'unknown'
            ? steps.filter(({ id }) => id !== 'power')
            : steps;
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
