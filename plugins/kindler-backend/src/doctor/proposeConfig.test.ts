import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import { proposeConfig } from './proposeConfig';

const member = (name: string, apiAddress?: string) => ({ name, apiAddress });

const propose = (
  members: ReturnType<typeof member>[],
  options: {
    patroni?: string[];
    listeners?: string[];
    proxies?: string[];
  } = {},
) => {
  const { patroni = ['http://10.0.0.11:8008'], listeners = [] } = options;
  const { block, open } = proposeConfig({
    patroni,
    discovery: {
      cluster: { scope: 'orders', members } as unknown as PatroniCluster,
      proxies: (options.proxies ?? []).map(name => ({ name, servers: [] })),
      faults: [],
    },
    listeners: new Map(
      listeners.map(name => [name, { host: '10.0.0.5', port: 5000 }]),
    ),
  });
  return { members: block.databases[0].patroni.members, open };
};

describe('proposeConfig', () => {
  it('lists each member once, those that were named first', () => {
    expect(
      propose(
        [
          member('a', '10.0.0.12:8008'),
          member('b', '10.0.0.11:8008'),
          member('c', '10.0.0.12:8008'),
        ],
        {
          patroni: ['http://10.0.0.11:8008/cluster', 'http://10.0.0.11:8008'],
        },
      ),
    ).toEqual({
      members: ['http://10.0.0.11:8008', 'http://10.0.0.12:8008'],
      open: [],
    });
  });

  it('says of whom Patroni tells no address, or one that is none', () => {
    const { members, open } = propose([member('a'), member('b', 'x:y:8008')]);
    expect(members).toEqual(['http://10.0.0.11:8008']);
    expect(open).toEqual([
      expect.stringMatching(/no REST address of a/),
      expect.stringMatching(/'x:y:8008' as the REST address of b/),
    ]);
  });

  it('says which listeners are of no proxy', () => {
    const listeners = ['orders_rw', 'order_ro'];
    const proxies = ['orders_rw', 'orders_ro'];
    expect(propose([], { listeners, proxies }).open).toEqual([
      'HAProxy has no proxy order_ro, of which --listener tells; it has orders_rw, orders_ro.',
    ]);
    expect(propose([], { listeners }).open).toHaveLength(2);
  });
});
