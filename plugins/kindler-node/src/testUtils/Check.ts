import type { ProviderContext, ProviderStep } from '../environments';

const IS_KIND = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Collects the faults found during a check, one sentence each. */
export class Check {
  readonly problems: string[] = [];
  readonly lines: string[] = [];
  readonly context: ProviderContext = {
    signal: new AbortController().signal,
    log: async message => {
      this.lines.push(message);
    },
  };

  async attempt(when: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.problems.push(`${when}: ${(error as Error).message}`);
    }
  }

  kind(kind: string): void {
    if (!IS_KIND.test(kind)) {
      this.problems.push(`kind '${kind}' is no DNS label`);
    }
  }

  /** Checks that a plan has steps, that each has a unique id, and that planning again gives the same steps. */
  plan(what: string, plan: () => ProviderStep[]): void {
    const [ids, again] = [1, 2].map(() => plan().map(({ id }) => id));
    if (ids.length === 0) {
      this.problems.push(`The plan for ${what} has no steps`);
    }
    if (new Set(ids).size !== ids.length || ids.some(id => !id)) {
      this.problems.push(
        `The plan for ${what} has steps without an id of their own`,
      );
    }
    if (ids.join() !== again.join()) {
      this.problems.push(`The plan for ${what} is another one each time`);
    }
  }
}

/** Rejects unless a list names each of some environments once, and none of others. */
export function expectListed(
  names: string[],
  { there = [], away = [] }: { there?: string[]; away?: string[] },
): void {
  const problems = [
    ...there
      .filter(name => names.filter(each => each === name).length !== 1)
      .map(name => `does not name '${name}' once`),
    ...away
      .filter(name => names.includes(name))
      .map(name => `names '${name}', of which nothing is there`),
  ];
  if (problems.length > 0) {
    throw new Error(`its list ${problems.join(', and ')}`);
  }
}

export function expectState(state: string, ...wanted: string[]): void {
  if (!wanted.includes(state)) {
    throw new Error(`is observed as ${state}, not as ${wanted.join(' or ')}`);
  }
}
