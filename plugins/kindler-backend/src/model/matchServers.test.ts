import { matchServers, memberAt } from './matchServers';

const MEMBERS = [
  { name: 'a', host: '10.0.0.1', port: 5432 },
  { name: 'b', host: '10.0.0.2', port: 5432 },
];
const LOCAL = [
  { name: 'a', host: '127.0.0.1', port: 5001 },
  { name: 'b', host: '127.0.0.1', port: 5002 },
];

describe('matchServers', () => {
  it('matches by address, not by a name that drifted', () => {
    const servers = [
      { name: 'a', address: '10.0.0.2:5432' },
      { name: 'b', address: '10.0.0.1:5432' },
    ];
    expect(matchServers(servers, MEMBERS)).toEqual([
      { server: 'a', member: 'b', matchedBy: 'address' },
      { server: 'b', member: 'a', matchedBy: 'address' },
    ]);
  });

  it('does not fall back to the name of a server that points elsewhere', () => {
    const servers = [
      { name: 'a', address: '10.0.0.9:5432' },
      { name: 'b', address: '10.0.0.2:5432' },
    ];
    expect(matchServers(servers, MEMBERS)[0]).toEqual({ server: 'a' });
  });

  it('falls back to names, and says so, where no address can be compared', () => {
    expect(matchServers([{ name: 'a' }], MEMBERS)).toEqual([
      { server: 'a', member: 'a', matchedBy: 'name' },
    ]);
    expect(
      matchServers([{ name: 'b', address: '172.17.0.3:5432' }], MEMBERS),
    ).toEqual([{ server: 'b', member: 'b', matchedBy: 'name' }]);
  });

  it('matches by the address of the pod where the host is a name', () => {
    const members = [
      { name: 'a', host: 'a.pods', podIp: '10.1.0.1', port: 5432 },
      { name: 'b', host: 'b.pods', podIp: '10.1.0.2', port: 5432 },
    ];
    expect(memberAt(members, '10.1.0.2:5432')).toBe('b');
    expect(memberAt(members, 'a.pods:5432')).toBe('a');
    expect(memberAt(members, '10.1.0.3:5432')).toBeUndefined();
  });

  it('accepts another port where the host is unmistakable', () => {
    expect(memberAt(MEMBERS, '10.0.0.1:6432')).toBe('a');
    expect(memberAt(LOCAL, '127.0.0.1:6432')).toBeUndefined();
    expect(memberAt(LOCAL, 'localhost:5002')).toBe('b');
  });

  it('reads IPv6', () => {
    const members = [{ name: 'a', host: 'fd00::1', port: 5432 }];
    expect(memberAt(members, '[fd00::1]:5432')).toBe('a');
  });
});
