import { canonicalHost, parseAddress, sameAddress } from './address';

describe('canonicalHost', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    [' DB1.Example. ', 'db1.example'],
    ['[FD00:0:0::0001]', 'fd00::1'],
    ['fd00:0000:0000:0000:0000:0000:0000:0001', 'fd00::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::FFFF:0a00:0001', '10.0.0.1'],
    ['[0:0:0:0:0:ffff:a00:1]', '10.0.0.1'],
    ['::1', '127.0.0.1'],
    ['LOCALHOST.', '127.0.0.1'],
    ['127.0.1.1', '127.0.1.1'],
    ['010.0.0.1', '010.0.0.1'],
    ['/run/postgresql', '/run/postgresql'],
    ['', ''],
  ])('writes %j as %j', (text, expected) => {
    expect(canonicalHost(text)).toBe(expected);
  });
});

describe('parseAddress', () => {
  it.each([
    ['10.0.0.1:5432', '10.0.0.1', 5432],
    ['[fd00::1]:5432', 'fd00::1', 5432],
    ['[fd00::1]', 'fd00::1', undefined],
    ['fd00::1:5432', 'fd00::1', 5432],
    ['fd00:1:2:3:4:5:6:7', 'fd00:1:2:3:4:5:6:7', undefined],
    ['[::ffff:10.0.0.1]:5432', '10.0.0.1', 5432],
    ['[fe80::1%eth0]:5432', 'fe80::1', 5432],
    ['Host.Example.:5432', 'host.example', 5432],
    ['host', 'host', undefined],
    ['host:', 'host:', undefined],
    ['host:0', 'host:0', undefined],
    ['host:99999', 'host:99999', undefined],
    ['unix', 'unix', undefined],
    ['/run/pg.sock', '/run/pg.sock', undefined],
  ])('reads %j', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ host, port });
  });
});

describe('sameAddress', () => {
  it.each([
    ['[FD00::0:1]:5432', 'fd00::1:5432', true],
    ['localhost:5432', '[::1]:5432', true],
    ['[::ffff:10.0.0.1]:5432', '10.0.0.1:5432', true],
    ['db.example.:5432', 'DB.example:5432', true],
    ['10.0.0.1:5432', '10.0.0.1:5433', false],
    ['10.0.0.1:5432', '10.0.0.1', false],
  ])('says of %j and %j: %s', (one, other, same) => {
    expect(sameAddress(one, other)).toBe(same);
  });
});
