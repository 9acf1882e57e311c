import type {
  EnvironmentChange,
  EnvironmentProvider,
  ProvidedEnvironment,
  ProviderContext,
} from '../environments';
import { CredentialProvider } from './__testUtils__/CredentialProvider';
import { MemoryProvider } from './__testUtils__/MemoryProvider';
import { checkEnvironmentProvider } from './checkEnvironmentProvider';

type To = EnvironmentChange['to'];

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
      'lists what it remembers, not what is there',
      /its list does not name 'one' once/,
      new (class extends MemoryProvider {
        async list() {
          return [];
        }
      })(),
    ],
    [
      'lists an environment of which nothing is left',
      /its list names 'other', of which nothing is there/,
      new (class extends MemoryProvider {
        async list() {
          return ['one', 'other'];
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
    [
      'leaves temporary credentials behind',
      /Stopped: leaves temporary credentials[^]*Removed: leaves/,
      Object.assign(new CredentialProvider(), { leaves: true }),
    ],
    [
      'drops temporary credentials of other environments',
      /of another one: are dropped/,
      new CredentialProvider(),
    ],
  ])('finds that a provider %s', async (_, problem, provider) => {
    expect((await check(provider)).join('\n')).toMatch(problem);
  });
});
