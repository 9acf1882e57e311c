import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import type {
  DrivenServer,
  GatewayDriver,
  ServerAdminState,
} from '../gateways';

/** @public */
export interface CheckGatewayDriverOptions {
  /** A proxy of a running gateway that nobody else uses. */
  proxy: string;
  /** One of the proxy's servers. Its state is changed several times and then restored. */
  server: string;
}

const STATES: ServerAdminState[] = ['maint', 'drain', 'ready'];

/**
 * Changes a server of a running gateway and verifies every change. Returns the violations of the contract, one sentence
 * each; an empty list means that the driver can be trusted.
 * @public
 */
export async function checkGatewayDriver(
  driver: GatewayDriver,
  { proxy, server }: CheckGatewayDriverOptions,
): Promise<string[]> {
  const problems: string[] = [];
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      problems.push(`${what}: ${(error as Error).message}`);
    }
  };
  const read = () => driver.readServers(proxy);
  const adminOf = (servers: DrivenServer[]) =>
    servers.find(({ name }) => name === server)?.admin;

  const before = await read();
  const [was, others] = [adminOf(before), describeOthers(before, server)];
  if (was === undefined) {
    return [`'${server}' is not among the servers of '${proxy}'`];
  }
  await attempt('To change is possible', async () => {
    const refusal = await driver.explainRefusal();
    if (refusal !== undefined) {
      throw new Error(wordingOf(refusal).text);
    }
  });
  for (const state of [...STATES, was]) {
    await attempt(`Set to ${state}, twice`, async () => {
      const changes = [{ server, state }];
      if (driver.preview(proxy, changes).length === 0) {
        throw new Error('the preview is empty');
      }
      await driver.apply(proxy, changes);
      await driver.apply(proxy, changes);
      const now = await read();
      if (adminOf(now) !== state) {
        throw new Error(`is ${adminOf(now)} afterwards`);
      }
      if (describeOthers(now, server) !== others) {
        throw new Error('other servers were changed, too');
      }
    });
  }
  if (driver.capabilities?.address) {
    await attempt('Another address, twice, and back', async () => {
      const { address, port } = before.find(({ name }) => name === server)!;
      const back = { server, address, port };
      for (const change of [{ server, address, port: 1 }, back]) {
        await driver.apply(proxy, [change]);
        await driver.apply(proxy, [change]);
        const now = (await read()).find(({ name }) => name === server);
        if (now?.address !== address || now.port !== change.port) {
          throw new Error(`is ${now?.address}:${now?.port} afterwards`);
        }
      }
    });
  }
  if (driver.capabilities?.health) {
    await attempt('Health down and up', () =>
      driver.apply(proxy, [
        { server, health: 'down' },
        { server, health: 'up' },
      ]),
    );
  }
  if (driver.capabilities?.weight) {
    await attempt('Another weight, twice, and back', async () => {
      const back = before.find(({ name }) => name === server)?.weight ?? 1;
      for (const weight of [back + 1, back]) {
        await driver.apply(proxy, [{ server, weight }]);
        await driver.apply(proxy, [{ server, weight }]);
        const now = (await read()).find(({ name }) => name === server);
        if (now?.weight !== weight) {
          throw new Error(`is ${now?.weight} afterwards`);
        }
      }
    });
  }
  await attempt('Sessions ended', () =>
    driver.apply(proxy, [{ server, endSessions: true }]),
  );
  await attempt('Nothing changed', () => driver.apply(proxy, []));
  await attempt('Kept over a reload', async () => {
    if (typeof (await driver.persist()) !== 'boolean') {
      throw new Error('does not say whether it is');
    }
  });
  await refused('A server that is not there', problems, () =>
    driver.apply(proxy, [{ server: 'no-such-server', state: 'maint' }]),
  );
  await refused('A proxy that is not there', problems, () =>
    driver.readServers('no-such-proxy'),
  );
  await refused('A name that is a second command', problems, () =>
    driver.apply(proxy, [{ server: `${server};show info`, state: 'maint' }]),
  );
  return problems;
}

async function refused(
  what: string,
  problems: string[],
  work: () => Promise<unknown>,
): Promise<void> {
  await work().then(
    () => problems.push(`${what}: is not refused`),
    () => {},
  );
}

function describeOthers(servers: DrivenServer[], server: string): string {
  return servers
    .filter(({ name }) => name !== server)
    .map(({ name, admin }) => `${name}=${admin}`)
    .sort()
    .join();
}
