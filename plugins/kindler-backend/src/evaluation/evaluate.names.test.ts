import {
  oldProcesses,
  serverRow,
  statsOf,
} from '../__testUtils__/hostile/haproxyCases';
import { databaseDigest } from '../observer/digests';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, reading } from './__testUtils__/snapshots';
import { evaluate } from './evaluate';
import { trackedValuesOf } from '../events/TrackedValue';
import { parseCluster } from '../dcs/parseCluster';
import { toDatabase } from './views/toDatabase';

describe('what every object of JavaScript has', () => {
  it.each([
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
  ])('may be the name of anything: %s', name => {
    const members = [
      { name, role: 'leader', state: name, host: name, port: 1 },
      { name: 'a', host: name, tags: { [name]: name, replicatefrom: name } },
    ];
    const stats = statsOf([
      serverRow(name, name, { status: name, addr: `${name}:1` }),
      serverRow(name, 'a', { status: `MAINT (via ${name}/${name})` }),
    ]);
    const [route] = HEALTHY.routes;
    const [node] = HEALTHY.nodes;
    const cluster = parseCluster(JSON.stringify({ scope: name, members }));
    const snapshot = {
      ...HEALTHY,
      nodes: [{ ...node, cluster: reading('patroni-rest:demo', cluster) }],
      routes: [
        {
          ...route,
          proxy: name,
          servers: [name],
          stats: {
            ...reading('haproxy-stats:edge', stats),
            processes: reading('haproxy-runtime:edge/master', oldProcesses(1)),
          },
        },
      ],
    };
    const before = evaluate(snapshot, undefined, NOW - 2000);
    const evaluation = evaluate(snapshot, before.state, NOW);
    const database = toDatabase(snapshot, evaluation);
    expect(databaseDigest(database)).toContain(name);
    expect(trackedValuesOf(database, 1)).not.toHaveLength(0);
    expect(database.members.map(member => member.name)).toContain(name);
    expect(database.leader).toBe(name);
  });
});
