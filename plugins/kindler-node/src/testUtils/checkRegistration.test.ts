import type {
  EnvironmentRegistration,
  ProviderStep,
  RegisteredEnvironment,
} from '../environments';
import { checkRegistration } from './checkRegistration';

/** An address book in memory. */
class MemoryRegistration implements EnvironmentRegistration {
  readonly kind: string = 'address-book';
  readonly entries = new Set<string>();

  async preflight() {}

  plan(
    { name }: RegisteredEnvironment,
    wished: 'present' | 'absent',
  ): ProviderStep[] {
    const add = async () => {
      this.entries.add(name);
    };
    const remove = async () => {
      this.entries.delete(name);
    };
    return [
      {
        id: 'entry',
        name: 'Entry',
        do: wished === 'present' ? add : remove,
        verify: async () => `${name} is ${wished}`,
        undo: wished === 'present' ? remove : undefined,
      },
    ];
  }

  async list() {
    return [...this.entries];
  }

  async observe({ name }: RegisteredEnvironment) {
    const state = this.entries.has(name) ? 'present' : 'absent';
    return { state } as const;
  }
}

const environment = (name: string): RegisteredEnvironment => ({
  name,
  provider: 'memory',
  details: {},
  connections: [],
  registration: {},
});

const check = (registration: EnvironmentRegistration) =>
  checkRegistration(registration, {
    environments: [environment('one'), environment('other')],
  });

describe('checkRegistration', () => {
  it('finds nothing wrong with one that keeps to the contract', async () => {
    const registration = new MemoryRegistration();
    expect(await check(registration)).toEqual([]);
    expect([...registration.entries]).toEqual([]);
  });

  it.each<[string, RegExp, EnvironmentRegistration]>([
    [
      'has a kind that is no name',
      /no DNS label/,
      new (class extends MemoryRegistration {
        kind = 'Address book';
      })(),
    ],
    [
      'takes back what belongs to another environment',
      /beside it: is observed as absent/,
      new (class extends MemoryRegistration {
        plan(...args: [RegisteredEnvironment, 'present' | 'absent']) {
          const [step] = super.plan(...args);
          const clear = async () => this.entries.clear();
          return [args[1] === 'absent' ? { ...step, do: clear } : step];
        }
      })(),
    ],
    [
      'lists an environment twice',
      /its list does not name 'one' once/,
      new (class extends MemoryRegistration {
        async list() {
          return [...this.entries, ...this.entries];
        }
      })(),
    ],
    [
      'stays when it is undone',
      /undone, twice: is observed as present/,
      new (class extends MemoryRegistration {
        plan(...args: [RegisteredEnvironment, 'present' | 'absent']) {
          return super
            .plan(...args)
            .map(step => ({ ...step, undo: undefined }));
        }
      })(),
    ],
  ])('finds that one %s', async (_, problem, registration) => {
    expect((await check(registration)).join('\n')).toMatch(problem);
  });
});
