import type {
  EnvironmentRegistration,
  RegisteredEnvironment,
} from '../environments';
import { breakOff, carryOut, undo } from './carryOut';
import { Check, expectListed, expectState } from './Check';

/** @public */
export interface CheckRegistrationOptions {
  /** Two environments that are not registered. Both are registered and unregistered several times. */
  environments: [RegisteredEnvironment, RegisteredEnvironment];
}

/**
 * Registers and unregisters environments in every order that crashes, retries and cancellations cause. Returns the
 * violations of the contract, one sentence each; an empty list means that the registration can be trusted.
 * @public
 */
export async function checkRegistration(
  registration: EnvironmentRegistration,
  { environments: [one, other] }: CheckRegistrationOptions,
): Promise<string[]> {
  const check = new Check();
  const { context } = check;
  const plan = (wished: 'present' | 'absent', environment = one) =>
    registration.plan(environment, wished);
  const see = async (environment: RegisteredEnvironment, wanted: string) =>
    expectState(
      (await registration.observe(environment, context)).state,
      wanted,
    );
  const expectList = async (wanted: { there?: string[]; away?: string[] }) =>
    expectListed(await registration.list(context), wanted);
  const lead = async (wished: 'present' | 'absent', environment = one) => {
    await carryOut(plan(wished, environment), context);
    await see(environment, wished);
  };

  check.kind(registration.kind);
  for (const wished of ['present', 'absent'] as const) {
    check.plan(`'${wished}'`, () => plan(wished));
  }
  if (check.problems.length > 0) {
    return check.problems;
  }
  await check.attempt('Before it is registered', async () => {
    await see(one, 'absent');
    await expectList({ away: [one.name, other.name] });
    await registration.preflight(one, context);
  });
  await check.attempt('Registered', () => lead('present'));
  await check.attempt('Registered again', async () => {
    await breakOff(plan('present'), context);
    await lead('present');
  });
  await check.attempt('Another one beside it', async () => {
    await lead('present', other);
    await expectList({ there: [one.name, other.name] });
    await lead('absent', other);
    await see(one, 'present');
    await expectList({ there: [one.name], away: [other.name] });
  });
  await check.attempt('Taken back', async () => {
    await lead('absent');
    await expectList({ away: [one.name] });
  });
  await check.attempt('Taken back again', () => lead('absent'));
  for (let count = 1; count <= plan('present').length; count += 1) {
    const broken = `Broken off after step ${count}`;
    const made = () => plan('present').slice(0, count);
    await check.attempt(`${broken} and gone on with`, async () => {
      await breakOff(made(), context);
      await expectList({ there: [one.name] });
      await lead('present');
      await lead('absent');
    });
    await check.attempt(`${broken} and undone, twice`, async () => {
      await breakOff(made(), context);
      await undo(made(), context);
      await undo(made(), context);
      await see(one, 'absent');
    });
  }
  return check.problems;
}
