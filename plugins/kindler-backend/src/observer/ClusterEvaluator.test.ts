import type { Fault } from '@kindler/backstage-plugin-kindler-common';
import { parseCluster } from '../dcs/parseCluster';
import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { failed } from '../model/Reading';
import { parseNode } from '../patroni/parseNode';
import { ClusterEvaluator } from './ClusterEvaluator';
import { nodeKeys } from './observationKeys';
import { ObservationStore } from './ObservationStore';

const FOLDER = 'patroni/v4.1.4/01-healthy';
const ADDRESSES = ['10.0.0.1:8008', '10.0.0.2:8008', '10.0.0.3:8008'];

const FAULT: Fault = {
  kind: 'refused',
  source: 'patroni-rest:demo/10.0.0.1:8008',
  message: 'Connection refused',
  hint: 'Start it',
};

const evaluate = (store: ObservationStore) =>
  new ClusterEvaluator({
    database: {
      name: 'demo',
      patroni: { members: ADDRESSES.map(address => `http://${address}`) },
      members: [],
    },
    routes: [],
    settings: { intervalMs: 2000, timeoutMs: 2000 },
    store,
    resolve: () => undefined,
  });

/** What observers of a healthy cluster store. */
function observe(store: ObservationStore, leader = 'patroni1') {
  ADDRESSES.forEach((address, index) => {
    const source = {
      id: `patroni-rest:demo/${address}`,
      kind: 'patroni-rest',
      target: `http://${address}/`,
    } as const;
    const observedAt = Date.now();
    const { node, cluster } = nodeKeys('demo', address);
    const told = readFixture(`${FOLDER}/patroni.patroni${index + 1}.json`);
    store.put(node, { source, value: parseNode(told), observedAt });
    const view = parseCluster(readFixture(`${FOLDER}/cluster.json`));
    const members = view.members.map(member => ({
      ...member,
      role: member.name === leader ? ('leader' as const) : ('replica' as const),
    }));
    store.put(cluster, { source, value: { ...view, members }, observedAt });
  });
}

describe('ClusterEvaluator', () => {
  it('says of observations that were made elsewhere what it says where they are made', () => {
    const here = new ObservationStore();
    const elsewhere = new ObservationStore();
    here.subscribeAll(({ key, reading }) =>
      elsewhere.put(key, JSON.parse(JSON.stringify(reading))),
    );
    const owner = evaluate(here);
    const follower = evaluate(elsewhere);
    observe(here);
    expect(owner.database).toMatchObject({
      leader: 'patroni1',
      members: [
        { name: 'patroni1', writable: true },
        { name: 'patroni2' },
        { name: 'patroni3' },
      ],
    });
    const shown = ({ database }: ClusterEvaluator) => {
      const { verdict, leader, timeline, systemIdentifier, members } = database;
      return { verdict, leader, timeline, systemIdentifier, members };
    };
    expect(shown(follower)).toEqual(shown(owner));
  });

  it('keeps what was last known of a source that failed before that was read', () => {
    const store = new ObservationStore();
    const before = evaluate(store);
    observe(store);
    const { nodes } = before.remembered;

    const restarted = new ObservationStore();
    const evaluator = evaluate(restarted);
    const [address] = ADDRESSES;
    const { node } = nodeKeys('demo', address);
    const fail = () => {
      const known = restarted.get(node) ?? { source: nodes[0].node!.source };
      restarted.put(node, failed(known, FAULT, Date.now()));
    };
    fail();
    evaluator.restore(before.remembered);
    fail();
    const last = evaluator.states.get(address)?.node;
    expect(last?.value).toEqual(nodes[0].node!.value);
    expect(last).toMatchObject({ failures: 2, fault: FAULT });
  });

  it('tells its listeners of changes, and of nothing once it is stopped', () => {
    const store = new ObservationStore();
    const evaluator = evaluate(store);
    const changes: Array<string | undefined> = [];
    const leaders = jest.fn();
    evaluator.subscribe({ onChange: ({ leader }) => changes.push(leader) });
    evaluator.subscribe({ onLeader: leaders });
    observe(store);
    expect(changes.at(-1)).toBe('patroni1');
    expect(leaders).not.toHaveBeenCalled();
    observe(store, 'patroni2');
    expect(changes.at(-1)).toBe('patroni2');
    expect(leaders).toHaveBeenCalled();
    const { length } = changes;
    evaluator.stop();
    store.remove(nodeKeys('demo', ADDRESSES[0]).node);
    observe(store);
    expect(changes).toHaveLength(length);
  });
});
