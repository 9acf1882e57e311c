import { isDeepStrictEqual } from 'node:util';
import type { EnvironmentProvider, ProvidedEnvironment } from '../environments';
import type { Check } from './Check';

const ORDER = { ttlMs: 600_000, connectionLimit: 2 };
const [ONE, OTHER, LAST] = [1, 2, 3].map(
  count => `kindler_tmp_${String(count).repeat(20)}`,
);

/** Sets passwords and issues temporary credentials in a running environment, and leaves one of these credentials behind. */
export async function checkCredentials(
  provider: EnvironmentProvider,
  environment: ProvidedEnvironment,
  check: Check,
): Promise<void> {
  if (provider.issuePassword) {
    await check.attempt('A new password', async () => {
      expectSecret(check, [
        await provider.issuePassword!(environment, check.context),
        await provider.issuePassword!(environment, check.context),
      ]);
    });
  }
  const { name } = environment;
  const { context } = check;
  const issuer = provider.temporaryCredentials;
  if (!issuer) {
    return;
  }
  const expectList = async (...wanted: string[]) => {
    const seen = (await issuer.list(name, context)).map(({ id }) => id).sort();
    if (!isDeepStrictEqual(seen, wanted)) {
      throw new Error(
        `are listed as ${seen.join() || 'none'}, not as ${wanted.join()}`,
      );
    }
  };
  await check.attempt('Temporary credentials', async () => {
    const issue = (id: string) =>
      issuer.issue(environment, { id, ...ORDER }, context);
    const issued = [await issue(ONE), await issue(OTHER)];
    expectSecret(
      check,
      issued.map(({ password }) => password),
    );
    if (issued.some(({ validUntil }) => !(Date.parse(validUntil) > 0))) {
      throw new Error('do not say until when they are valid');
    }
    await expectList(ONE, OTHER);
  });
  await check.attempt('Temporary credentials of another one', async () => {
    if (await issuer.drop(`${name}-other`, ONE, context)) {
      throw new Error('are dropped');
    }
    await expectList(ONE, OTHER);
  });
  await check.attempt('Temporary credentials dropped twice', async () => {
    const dropped = [
      await issuer.drop(name, ONE, context),
      await issuer.drop(name, ONE, context),
    ];
    if (!isDeepStrictEqual(dropped, [true, false])) {
      throw new Error(`answers ${dropped.join()}, not true,false`);
    }
    await expectList(OTHER);
  });
}

/** Issues temporary credentials that must vanish together with their environment. */
export async function issueAnother(
  { temporaryCredentials }: EnvironmentProvider,
  environment: ProvidedEnvironment,
  check: Check,
): Promise<void> {
  await check.attempt('Temporary credentials before the removal', async () => {
    await temporaryCredentials?.issue(
      environment,
      { id: LAST, ...ORDER },
      check.context,
    );
  });
}

/** Expects that a stopped environment rejects the credentials and that a deleted one leaves none. */
export async function expectNoCredentials(
  { temporaryCredentials }: EnvironmentProvider,
  { name }: ProvidedEnvironment,
  check: Check,
): Promise<void> {
  const left = (await temporaryCredentials?.list(name, check.context)) ?? [];
  if (left.length > 0) {
    throw new Error('leaves temporary credentials');
  }
}

function expectSecret(check: Check, [one, other]: string[]): void {
  if (one === other) {
    throw new Error('is the same as before');
  }
  if (
    check.lines.some(line => [one, other].some(secret => line.includes(secret)))
  ) {
    throw new Error('stands in the log');
  }
}
