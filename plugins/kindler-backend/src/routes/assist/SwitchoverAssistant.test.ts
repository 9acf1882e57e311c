import { word, type Database } from '@kindler/backstage-plugin-kindler-common';
import type { ServerChange } from '@kindler/backstage-plugin-kindler-node';
import {
  SwitchoverAssistant,
  type SwitchoverAssistantOptions,
} from './SwitchoverAssistant';

/** A gateway that remembers addresses and what it was told. */
function gateway({ failsAt = -1 } = {}) {
  const servers = new Map([
    ['pg1', { address: '10.0.0.1', port: 5432 }],
    ['pg2', { address: '10.0.0.2', port: 5432 }],
  ]);
  const told: ServerChange[][] = [];
  const driver = {
    readServers: async () =>
      [...servers].map(([name, at]) => ({ name, ...at })),
    apply: async (_: string, changes: ServerChange[]) => {
      told.push(changes);
      if (told.length - 1 === failsAt) {
        throw new Error('HAProxy is away');
      }
      for (const change of changes) {
        if ('address' in change) {
          const { server, address, port } = change;
          servers.set(server, { address, port });
        }
      }
    },
  };
  const options = {
    routes: [{ name: 'orders-rw', proxy: 'orders_rw', gateway: 'edge' }],
    drivers: { require: () => driver },
  } as unknown as SwitchoverAssistantOptions;
  const way = {
    route: 'orders-rw',
    proxy: 'orders_rw',
    leader: 'orders-1',
    servers: [...servers].map(([server, at], index) => ({
      server,
      member: `orders-${index + 1}`,
      ...at,
    })),
  };
  return { servers, told, way, assistant: new SwitchoverAssistant(options) };
}

describe('SwitchoverAssistant', () => {
  const context = () => {
    const log: string[] = [];
    return {
      lines: log,
      signal: new AbortController().signal,
      log: async (message: unknown) => {
        log.push((message as ReturnType<typeof word>).text);
      },
    };
  };
  const PARKED = { server: 'pg1', address: '127.0.0.1', port: 1 };
  const BACK = { server: 'pg1', address: '10.0.0.1', port: 5432 };

  it('parks the old leader only, and gives it back', async () => {
    const { told, way, assistant } = gateway();
    await assistant.carry([way], context(), async () => {});
    expect(told).toEqual([[PARKED], [BACK]]);
  });

  it('gives it back when the handover fails', async () => {
    const { servers, way, assistant } = gateway();
    await expect(
      assistant.carry([way], context(), async () => {
        throw new Error('Patroni refused');
      }),
    ).rejects.toThrow('Patroni refused');
    expect(servers.get('pg1')).toEqual({ address: '10.0.0.1', port: 5432 });
  });

  it('hands over even where HAProxy takes no command', async () => {
    const { way, assistant } = gateway({ failsAt: 0 });
    const { lines, ...rest } = context();
    const work = jest.fn(async () => {});
    await assistant.carry([way], rest, work);
    expect(work).toHaveBeenCalledTimes(1);
    expect(lines).toEqual([
      'Clients of orders-rw are left to the health checks: HAProxy is away',
    ]);
  });

  it('names what stays parked, and restores it later', async () => {
    const { way, assistant } = gateway({ failsAt: 1 });
    await assistant.carry([way], context(), async () => {});
    expect(await assistant.stillParked([way])).toEqual(['orders-rw']);
    await assistant.restore([way]);
    expect(await assistant.stillParked([way])).toEqual([]);
  });

  it('leaves a server where somebody else moved it', async () => {
    const { servers, way, assistant } = gateway();
    servers.set('pg1', { address: '10.0.0.9', port: 5432 });
    expect(await assistant.stillParked([way])).toEqual([]);
    await assistant.restore([way]);
    expect(servers.get('pg1')).toEqual({ address: '10.0.0.9', port: 5432 });
  });

  it('begins on no route with a parked server, whose address nobody would know', async () => {
    const { servers, assistant } = gateway();
    servers.set('pg1', { address: '127.0.0.1', port: 1 });
    const database = {
      gateways: [
        {
          intent: 'read-write',
          route: 'orders-rw',
          servers: [{ name: 'pg1', member: 'orders-1', up: true }],
        },
      ],
    } as unknown as Database;
    await expect(
      assistant.read(database, 'orders-1', {
        routes: ['orders-rw'],
        pause: true,
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });
});
