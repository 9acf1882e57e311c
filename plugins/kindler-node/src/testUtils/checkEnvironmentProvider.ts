import type { JsonObject } from '@backstage/types';
import type {
  EnvironmentChange,
  EnvironmentProvider,
  ProvidedEnvironment,
} from '../environments';
import { breakOff, carryOut, undo } from './carryOut';
import { Check, expectListed, expectState } from './Check';
import {
  checkCredentials,
  expectNoCredentials,
  issueAnother,
} from './checkCredentials';

/** @public */
export interface CheckEnvironmentProviderOptions {
  /** Two unused names. Environments with these names are created and deleted several times. */
  names: [string, string];
  owner?: string;
  /** Details of a request, in the shape of the provider's `inputSchema`. */
  details?: JsonObject;
}

/**
 * Creates, stops, starts and deletes environments in every order that crashes, retries and cancellations cause. Returns
 * the violations of the contract, one sentence each; an empty list means that the provider can be trusted. Leaves
 * nothing behind if the provider's own undo works.
 * @public
 */
export async function checkEnvironmentProvider(
  provider: EnvironmentProvider,
  options: CheckEnvironmentProviderOptions,
): Promise<string[]> {
  const check = new Check();
  const { context } = check;
  const [one, other] = options.names.map((name): ProvidedEnvironment => {
    const asked = {
      name,
      owner: options.owner,
      details: options.details ?? {},
    };
    return { ...asked, details: provider.describe?.(asked) ?? asked.details };
  });
  const plan = (
    to: EnvironmentChange['to'],
    from: EnvironmentChange['from'] = 'unknown',
    environment = one,
  ) => provider.plan(environment, { from, to });
  const see = async (environment: ProvidedEnvironment, ...wanted: string[]) =>
    expectState(
      (await provider.observe(environment, context)).state,
      ...wanted,
    );
  const expectList = async (wanted: { there?: string[]; away?: string[] }) =>
    expectListed(await provider.list(context), wanted);
  const lead = async (
    to: EnvironmentChange['to'],
    from?: EnvironmentChange['from'],
  ) => {
    await carryOut(plan(to, from), context);
    await see(one, to);
  };

  check.kind(provider.kind);
  for (const to of ['running', 'absent'] as const) {
    check.plan(`'${to}'`, () => plan(to));
  }
  if (provider.capabilities.stop) {
    check.plan(`'stopped'`, () => plan('stopped'));
  }
  if (check.problems.length > 0) {
    return check.problems;
  }

  await check.attempt('Before it is made', async () => {
    await see(one, 'absent');
    await expectList({ away: [one.name, other.name] });
    await provider.preflight(one, context);
  });
  await check.attempt('Undone before it was made', async () => {
    await undo(plan('running', 'absent'), context);
    await see(one, 'absent');
  });
  await check.attempt('Made', () => lead('running', 'absent'));
  await check.attempt('Made again', async () => {
    await lead('running', 'running');
    await breakOff(plan('running'), context);
    await see(one, 'running');
  });
  await check.attempt('Another one made and removed beside it', async () => {
    await carryOut(plan('running', 'absent', other), context);
    await expectList({ there: [one.name, other.name] });
    await carryOut(plan('absent', 'running', other), context);
    await see(other, 'absent');
    await see(one, 'running');
    await expectList({ there: [one.name], away: [other.name] });
  });
  await checkCredentials(provider, one, check);
  if (provider.capabilities.stop) {
    await check.attempt('Stopped', async () => {
      await lead('stopped', 'running');
      await expectList({ there: [one.name] });
      await expectNoCredentials(provider, one, check);
    });
    await check.attempt('Stopped again', () => lead('stopped', 'stopped'));
    await check.attempt('Started', () => lead('running', 'stopped'));
    for (let count = 1; count <= plan('stopped').length; count += 1) {
      const broken = `Stopping broken off after step ${count}`;
      for (const to of ['stopped', 'running'] as const) {
        await check.attempt(`${broken}, and ${to}`, async () => {
          await breakOff(plan('stopped').slice(0, count), context);
          await lead(to);
          await lead('running');
        });
      }
    }
    await check.attempt('Stopped, and removed', async () => {
      await lead('stopped');
      await lead('absent', 'stopped');
      await lead('running');
    });
  }
  await issueAnother(provider, one, check);
  await check.attempt('Removed', async () => {
    await lead('absent', 'running');
    await expectList({ away: [one.name] });
    await expectNoCredentials(provider, one, check);
  });
  await check.attempt('Removed again', () => lead('absent', 'absent'));
  for (let count = 1; count <= plan('running').length; count += 1) {
    const broken = `Broken off after step ${count}`;
    const made = () => plan('running').slice(0, count);
    await check.attempt(`${broken} and gone on with`, async () => {
      await breakOff(made(), context);
      await expectList({ there: [one.name] });
      await lead('running', 'partial');
    });
    await check.attempt(
      `${broken} of the removal and gone on with`,
      async () => {
        await breakOff(plan('absent').slice(0, count), context);
        await lead('absent');
      },
    );
    await check.attempt(`${broken} and undone, twice`, async () => {
      await breakOff(made(), context);
      await undo(made(), context);
      await undo(made(), context);
      await see(one, 'absent');
    });
  }
  return check.problems;
}
