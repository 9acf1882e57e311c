import type { DatabaseGateway } from '@kindler/backstage-plugin-kindler-common';
import { orders } from '../../__fixtures__/databases';
import { wayOf, type WayWords } from './wayOf';

const words: WayWords = {
  noServer: 'no server',
  unknown: 'unknown',
  was: text => `unknown, was ${text}`,
  timeline: timelines => `timeline ${timelines}`,
};
const [gateway] = orders.gateways;

function way(changes: Partial<DatabaseGateway>) {
  return wayOf({ ...gateway, ...changes }, orders.members, words)
    .map(({ text, isEnd }) => (isEnd ? `${text}!` : text))
    .join(' > ');
}

describe('wayOf', () => {
  it('leads to the members that are sent clients', () => {
    expect(way({})).toBe(
      ':5000 > edge/orders_rw > pg2 > orders-2 > timeline 7',
    );
  });

  it('names no member twice, and none that is not known', () => {
    const [, second, third] = gateway.servers;
    expect(
      way({
        servers: [
          { ...second, name: 'orders-2' },
          { ...third, up: true, name: 'stranger', member: undefined },
        ],
      }),
    ).toBe(
      ':5000 > edge/orders_rw > orders-2, stranger > orders-2, unknown > timeline 7',
    );
    expect(way({ servers: [{ ...second, name: 'orders-2' }] })).toBe(
      ':5000 > edge/orders_rw > orders-2 > timeline 7',
    );
  });

  it('ends where no server takes connections', () => {
    const servers = gateway.servers.map(server => ({ ...server, up: false }));
    expect(way({ servers, client: undefined })).toBe(
      'edge/orders_rw > no server!',
    );
  });

  it('claims no end where a server is not known, or none is', () => {
    const servers = gateway.servers.map(server => ({
      ...server,
      up: server.name === 'pg3' ? ('unknown' as const) : false,
    }));
    expect(way({ servers })).toBe(':5000 > edge/orders_rw > unknown');
    expect(way({ servers: [] })).toBe(':5000 > edge/orders_rw > unknown');
    const away = gateway.servers.map(server => ({
      ...server,
      up: 'unknown' as const,
      lastUp: server.up === true,
    }));
    expect(way({ servers: away })).toBe(
      ':5000 > edge/orders_rw > unknown, was pg2',
    );
  });
});
