import { parseJson } from '../../model/fields';
import { parseCluster } from '../../dcs/parseCluster';
import { parseHistory } from '../../dcs/parseHistory';
import { parseNode } from '../../patroni/parseNode';
import { parseSettings } from '../../dcs/parseSettings';
import { toHistory } from '../../evaluation/views/toHistory';
import { many, repeated, type HostileCase } from './HostileCase';

const parsing = (
  name: string,
  parse: (text: string) => unknown,
  bodyOf: (size: number) => unknown,
  size = 100,
): HostileCase => ({
  name,
  size,
  make: n => {
    const text = JSON.stringify(bodyOf(n));
    return () => parse(text);
  },
});

/** Texts that JSON itself may stumble over. */
const reading = (
  name: string,
  textOf: (size: number) => string,
): HostileCase => ({
  name: `parseJson: ${name}`,
  size: 1000,
  make: n => {
    const text = textOf(n);
    return () => parseJson(text);
  },
});

const fieldsOf = (size: number) =>
  Object.fromEntries(many(size, index => [`key${index}`, index]));

export const patroniCases: HostileCase[] = [
  reading('nested lists', n => repeated('[', n)),
  reading('nested lists that end', n => repeated('[', n) + repeated(']', n)),
  reading('nested objects', n => repeated('{"a":', n)),
  reading('a long number', n => repeated('1', n)),
  reading('a long fraction', n => `0.${repeated('1', n)}e-9`),
  reading('escapes', n => `"${repeated('\\u0041', n)}"`),
  reading('keys', n => JSON.stringify(fieldsOf(n))),
  reading('the same key', n => `{${many(n, () => '"a":1').join(',')}}`),
  reading('numbers as keys', n =>
    JSON.stringify(
      Object.fromEntries(many(n, index => [String(index * 4096), 1])),
    ),
  ),
  parsing('parseCluster: members', parseCluster, n => ({
    members: many(n, index => ({
      name: `m${index}`,
      role: 'replica',
      host: `10.0.${index >> 8}.${index & 255}`,
      api_url: `http://10.0.${index >> 8}.${index & 255}:8008/patroni`,
    })),
  })),
  parsing('parseCluster: the same member', parseCluster, n => ({
    members: many(n, () => ({ name: 'a' })),
  })),
  parsing('parseCluster: members without a name', parseCluster, n => ({
    members: many(n, () => ({})),
  })),
  parsing('parseCluster: leaders', parseCluster, n => ({
    members: many(n, index => ({ name: `m${index}`, role: 'leader' })),
  })),
  parsing('parseCluster: tags and reasons', parseCluster, n => ({
    members: [
      { name: 'a', tags: fieldsOf(n), pending_restart_reason: fieldsOf(n) },
    ],
  })),
  parsing('parseNode: standbys', parseNode, n => ({
    state: 'running',
    replication: many(n, index => ({
      application_name: `m${index}`,
      client_addr: '10.0.0.1',
    })),
  })),
  parsing('parseNode: tags and reasons', parseNode, n => ({
    state: 'running',
    tags: fieldsOf(n),
    pending_restart_reason: fieldsOf(n),
  })),
  parsing('parseHistory: entries', parseHistory, n =>
    many(n, index => [index, 1, 'x', '2026-11-22T09:00:00Z', 'a']),
  ),
  parsing('parseSettings: settings', parseSettings, n => ({
    slots: fieldsOf(n),
    standby_cluster: fieldsOf(n),
    postgresql: {
      parameters: fieldsOf(n),
      pg_hba: many(n, () => 'host all all 0.0.0.0/0 md5'),
    },
  })),
  {
    name: 'toHistory: entries',
    size: 100,
    make: n => {
      const at = Date.parse('2026-11-22T09:00:00Z');
      const value = many(n, index => ({
        endedTimeline: index,
        at: new Date(at + index).toISOString(),
        newLeader: `m${index}`,
      }));
      const changes = many(50, index => ({ at, to: 'x', timeline: -index }));
      const source = { id: 'a', kind: 'patroni-rest' as const, target: 'a' };
      return () => toHistory({ source, value }, changes);
    },
  },
];
