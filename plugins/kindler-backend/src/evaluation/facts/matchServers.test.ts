import { MemberBook, type BookMember } from '../../model/addresses/MemberBook';
import { matchServers, type MatchServer } from './matchServers';

const MEMBERS = [
  { name: 'a', host: '10.0.0.1', port: 5432 },
  { name: 'b', host: '10.0.0.2', port: 5432 },
  { name: 'c', host: '10.0.0.3', port: 5432 },
];
const LOCAL = [
  { name: 'a', host: '127.0.0.1', port: 5001 },
  { name: 'b', host: '127.0.0.1', port: 5002 },
];
const NAMED = ['a', 'b', 'c'].map(name => ({
  name,
  host: `${name}.example`,
  port: 5432,
}));

/** `a by name`, `contradicted` or `unknown`, for each server. */
function match(
  servers: Array<MatchServer | [name: string, address?: string]>,
  members: BookMember[] = MEMBERS,
  resolved: Record<string, string[]> = {},
): string[] {
  return matchServers(
    servers.map(server =>
      Array.isArray(server) ? { name: server[0], address: server[1] } : server,
    ),
    new Set(members.map(({ name }) => name)),
    new MemberBook(members, resolved),
  ).map(({ outcome, member, matchedBy }) =>
    outcome === 'matched' ? `${member} by ${matchedBy}` : outcome,
  );
}

describe('matchServers', () => {
  it('matches by address, in any of its forms, not by a name that drifted', () => {
    expect(
      match([
        ['a', '10.0.0.2:5432'],
        ['b', '[::ffff:10.0.0.1]:5432'],
      ]),
    ).toEqual(['b by address', 'a by address']);
    const v6 = [{ name: 'a', host: 'fd00::1', port: 5432 }];
    expect(match([['x', '[FD00:0:0::1]:5432']], v6)).toEqual(['a by address']);
  });

  it('says of an address that is nobody’s that it contradicts, where others are members by theirs', () => {
    expect(
      match([
        ['a', '10.9.9.9:5432'],
        ['b', '10.0.0.2:5432'],
      ]),
    ).toEqual(['contradicted', 'b by address']);
  });

  it.each([
    ['a Service or NodePort', [['devops_pg', '172.18.0.6:30432']]],
    [
      'servers in another network',
      [
        ['x1', '172.17.0.3:5432'],
        ['x2', '172.17.0.4:5432'],
      ],
    ],
    ['statistics without addresses', [['pg0'], ['pg1']]],
    ['a pooler of one member', [['pool', '10.0.0.1:6432']]],
  ] as Array<[string, Array<[string, string?]>]>)(
    'cannot compare %s',
    (_, servers) => {
      expect(match(servers)).toEqual(servers.map(() => 'unknown'));
    },
  );

  it('falls back to names where no address can be compared', () => {
    expect(match([['a'], ['x']])).toEqual(['a by name', 'unknown']);
    expect(
      match([
        ['a', '172.17.0.3:5432'],
        ['b', '172.17.0.4:5432'],
      ]),
    ).toEqual(['a by name', 'b by name']);
  });

  it('does not believe the name of a single server at an address that is nobody’s', () => {
    expect(match([['b', '172.17.0.3:5432']])).toEqual(['unknown']);
    expect(match([['b', '172.17.0.3:5432']], NAMED)).toEqual(['b by name']);
  });

  it('does not say that a server is nobody’s while a member has no address that could be compared', () => {
    const servers: Array<[string, string]> = [
      ['a', '10.0.0.1:5432'],
      ['c', '10.0.0.9:5432'],
      ['x', '10.0.0.8:5432'],
    ];
    const members = [...MEMBERS.slice(0, 2), NAMED[2]];
    expect(match(servers, members)).toEqual([
      'a by address',
      'c by name',
      'unknown',
    ]);
    expect(match(servers, members, { 'c.example': ['10.0.0.7'] })).toEqual([
      'a by address',
      'contradicted',
      'contradicted',
    ]);
  });

  it('matches by what host names resolve to', () => {
    const servers: Array<[string, string]> = [
      ['x', '10.0.0.2:5432'],
      ['y', '10.0.0.9:5432'],
    ];
    const resolved = {
      'a.example': ['10.0.0.1'],
      'b.example': ['fd00::2', '10.0.0.2'],
      'c.example': ['10.0.0.3'],
    };
    expect(match(servers, NAMED)).toEqual(['unknown', 'unknown']);
    expect(match(servers, NAMED, resolved)).toEqual([
      'b by resolved',
      'contradicted',
    ]);
  });

  it('takes poolers on one port beside all members for the members', () => {
    expect(
      match([
        ['p1', '10.0.0.1:6432'],
        ['p2', '10.0.0.2:6432'],
      ]),
    ).toEqual(['a by host', 'b by host']);
  });

  it('says that an address which is nobody’s contradicts among poolers', () => {
    expect(
      match([
        ['a', '10.9.9.9:6432'],
        ['b', '10.0.0.2:6432'],
        ['c', '10.0.0.3:6432'],
      ]),
    ).toEqual(['contradicted', 'b by host', 'c by host']);
  });

  it('takes a member whose port is not known for no proof that others’ ports are wrong', () => {
    const members = [...MEMBERS.slice(0, 2), { name: 'c', host: '10.0.0.3' }];
    expect(
      match(
        [
          ['a', '10.0.0.1:6432'],
          ['b', '10.0.0.2:6432'],
          ['c', '10.0.0.3:6432'],
        ],
        members,
      ),
    ).toEqual(['a by host', 'b by host', 'c by host']);
  });

  it('says that another port contradicts, where others have the members’ own', () => {
    expect(
      match([
        ['a', '10.0.0.1:5433'],
        ['b', '10.0.0.2:5432'],
      ]),
    ).toEqual(['contradicted', 'b by address']);
  });

  it('says that a port which is no member’s contradicts a name, where ports tell members apart', () => {
    expect(match([['a', 'localhost:9999']], LOCAL)).toEqual(['contradicted']);
    expect(match([['front', 'localhost:9999']], LOCAL)).toEqual(['unknown']);
  });

  it('does not say so while the port of a member there is not known', () => {
    const members = [LOCAL[1], { name: 'a', host: '127.0.0.1' }];
    expect(
      match(
        [
          ['x', '127.0.0.1:5001'],
          ['b', '127.0.0.1:5002'],
        ],
        members,
      ),
    ).toEqual(['unknown', 'b by address']);
    expect(match([['a', '127.0.0.1:5001']], members)).toEqual(['a by name']);
  });

  it.each(['10.9.9.9:5432', '10.0.0.1:5433', '172.18.0.6:30432'])(
    'says that %s contradicts, where the server was a member before',
    address => {
      const server = { name: 'a', address, formerly: '10.0.0.1:5432' };
      expect(match([server])).toEqual(['contradicted']);
    },
  );

  it('follows a server that was moved to another member', () => {
    const server = {
      name: 'a',
      address: '10.0.0.2:5432',
      formerly: '10.0.0.1:5432',
    };
    expect(match([server])).toEqual(['b by address']);
  });
});
