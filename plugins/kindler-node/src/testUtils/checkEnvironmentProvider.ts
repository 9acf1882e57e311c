import type {
  EnvironmentProvider,
  ProvidedEnvironment,
  ProviderContext,
} from '../environments';
import { breakOff, carryOut, undo } from './carryOut';

/** @public */
export interface CheckEnvironmentProviderOptions {
  /** Two names under which nothing is there; both are made and removed several times. */
  names: [string, string];
  owner?: string;
}

/**
 * Makes and removes environments in every order that crashes, retries and cancellations bring about, and answers what
 * did not keep to the contract, one sentence each; an empty list means that the provider can be trusted. Leaves nothing
 * behind where the provider's own undoing works.
 * @public
 */
export async function checkEnvironmentProvider(
  provider: EnvironmentProvider,
  options: CheckEnvironmentProviderOptions,
): Promise<string[]> {
  const problems: string[] = [];
  const lines: string[] = [];
  const context: ProviderContext = {
    signal: new AbortController().signal,
    log: async message => {
      lines.push(message);
    },
  };
  const [one, other] = options.names.map(name => ({
    name,
    owner: options.owner,
  }));
  const make = () => provider.plan(one, 'running');
  const unmake = () => provider.plan(one, 'absent');
  const expectState = async (
    environment: ProvidedEnvironment,
    ...wanted: string[]
  ) => {
    const { state } = await provider.observe(environment, context);
    if (!wanted.includes(state)) {
      throw new Error(`is observed as ${state}, not as ${wanted.join(' or ')}`);
    }
  };
  const attempt = async (when: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      problems.push(`${when}: ${(error as Error).message}`);
    }
  };
  const clear = async () => {
    await carryOut(unmake(), context);
    await expectState(one, 'absent');
  };

  problems.push(...checkPlans(provider, one));
  if (problems.length > 0) {
    return problems;
  }
  await attempt('Before it is made', async () => {
    await expectState(one, 'absent');
    await provider.preflight(one, context);
  });
  await attempt('Undone before it was made', async () => {
    await undo(make(), context);
    await expectState(one, 'absent');
  });
  await attempt('Made', async () => {
    await carryOut(make(), context);
    await expectState(one, 'running');
  });
  await attempt('Made again', async () => {
    await carryOut(make(), context);
    await breakOff(make(), context);
    await expectState(one, 'running');
  });
  await attempt('Another one made and removed beside it', async () => {
    await carryOut(provider.plan(other, 'running'), context);
    await carryOut(provider.plan(other, 'absent'), context);
    await expectState(other, 'absent');
    await expectState(one, 'running');
  });
  if (provider.issuePassword) {
    await attempt('A new password', async () => {
      const seen = [
        await provider.issuePassword!(one, context),
        await provider.issuePassword!(one, context),
      ];
      if (seen[0] === seen[1]) {
        throw new Error('is the same as before');
      }
      if (lines.some(line => seen.some(secret => line.includes(secret)))) {
        throw new Error('stands in the log');
      }
    });
  }
  await attempt('Removed', clear);
  await attempt('Removed again', clear);
  for (let count = 1; count <= make().length; count += 1) {
    const broken = `Broken off after step ${count}`;
    await attempt(`${broken} and gone on with`, async () => {
      await breakOff(make().slice(0, count), context);
      await carryOut(make(), context);
      await expectState(one, 'running');
    });
    await attempt(`${broken} of the removal and gone on with`, async () => {
      await breakOff(unmake().slice(0, count), context);
      await clear();
    });
    await attempt(`${broken} and undone, twice`, async () => {
      await breakOff(make().slice(0, count), context);
      await undo(make().slice(0, count), context);
      await undo(make().slice(0, count), context);
      await expectState(one, 'absent');
    });
  }
  return problems;
}

function checkPlans(
  provider: EnvironmentProvider,
  environment: ProvidedEnvironment,
): string[] {
  const problems: string[] = [];
  if (!/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(provider.kind)) {
    problems.push(`kind '${provider.kind}' is no DNS label`);
  }
  for (const wished of ['running', 'absent'] as const) {
    const [ids, again] = [1, 2].map(() =>
      provider.plan(environment, wished).map(({ id }) => id),
    );
    if (ids.length === 0) {
      problems.push(`The plan for '${wished}' has no steps`);
    }
    if (new Set(ids).size !== ids.length || ids.some(id => !id)) {
      problems.push(
        `The plan for '${wished}' has steps without an id of their own`,
      );
    }
    if (ids.join() !== again.join()) {
      problems.push(`The plan for '${wished}' is another one each time`);
    }
  }
  return problems;
}
