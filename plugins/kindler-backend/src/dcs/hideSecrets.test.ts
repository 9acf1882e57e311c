import { hideSecrets } from './hideSecrets';

describe('hideSecrets', () => {
  it.each([
    ['primary_conninfo', 'host=10.0.0.1 password=hunter2 user=r', 'hunter2'],
    ['primary_conninfo', "user=r password = 'hun ter2' port=1", 'ter2'],
    ['primary_conninfo', String.raw`password='a\'hunter2' user=r`, 'hunter2'],
    ['primary_conninfo', 'sslpassword=hunter2', 'hunter2'],
    ['x', 'postgres://rep:hunter2@db:5432/a', 'hunter2'],
    ['x', 'postgres://rep:hun/ter2@x@db:5432/a', 'ter2'],
    ['archive_command', 'PGPASSWORD=hunter2 pg_push %p', 'hunter2'],
    [
      'archive_command',
      'AWS_SECRET_ACCESS_KEY="hunter 2" wal-g wal-push %p',
      'hunter',
    ],
    ['archive_command', 'curl -u backup:hunter2 -T %p https://b/%f', 'hunter2'],
    ['archive_command', 'curl --user=backup:hunter2 https://b/%f', 'hunter2'],
    ['archive_command', 'push --secret-key hunter2 %p', 'hunter2'],
    ['archive_command', "curl -H 'Authorization: Bearer hunter2' b", 'hunter2'],
    ['archive_command', 'azcopy %p https://b/c?sv=1&sig=hunter2', 'hunter2'],
    ['archive_command', 'push AKIAIOSFODNN7EXAMPLE %p', 'AKIAIOSFODNN7EXAMPLE'],
    [
      'archive_command',
      'push wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY1 %p',
      'wJalr',
    ],
    [
      'pg_hba',
      'host all all 0.0.0.0/0 ldap ldapbindpasswd="hunter2 x"',
      'hunter2',
    ],
    [
      'pg_hba',
      'host all all 0.0.0.0/0 radius radiussecrets="hunter2"',
      'hunter2',
    ],
    ['ssl_passphrase_command', 'echo hunter2', 'hunter2'],
    ['custom.api_key', 'hunter2', 'hunter2'],
    ['create_replica_methods', { a: { password: 'hunter2' } }, 'hunter2'],
  ])('of %s: %j', (name, value, secret) => {
    const shown = hideSecrets(name, value);
    expect(shown).not.toContain(secret);
    expect(shown).toContain('***');
  });

  it.each([
    ['password_encryption', 'scram-sha-256', 'scram-sha-256'],
    ['max_connections', 100, '100'],
    ['hot_standby', true, 'true'],
    ['unset', null, ''],
    [
      'archive_command',
      'pgbackrest --stanza=orders-production archive-push "%p"',
      'pgbackrest --stanza=orders-production archive-push "%p"',
    ],
    [
      'restore_command',
      '/usr/lib/postgresql/15/bin/pg_restore_from_the_archive_of_orders %f %p',
      '/usr/lib/postgresql/15/bin/pg_restore_from_the_archive_of_orders %f %p',
    ],
    [
      'pg_hba',
      'hostssl replication standby 10.0.0.0/8 scram-sha-256',
      'hostssl replication standby 10.0.0.0/8 scram-sha-256',
    ],
    ['ssl_key_file', '/etc/ssl/server.key', '/etc/ssl/server.key'],
  ])('leaves %s: %j', (name, value, expected) => {
    expect(hideSecrets(name, value)).toBe(expected);
  });

  it('shows little of what is long, and none of a secret that is cut in two', () => {
    expect(hideSecrets('a', 'x '.repeat(5000))).toHaveLength(301);
    const long = `${'x '.repeat(140)}password=${'hunter2'.repeat(900)}`;
    expect(hideSecrets('a', long)).not.toContain('hunter2');
  });

  it('takes as long as the value is', () => {
    const shown = ['passw', '--passw', 'a://', 'Bearer '].map(part =>
      hideSecrets('a', part.repeat(200_000)),
    );
    expect(shown.every(text => text.length <= 301)).toBe(true);
  });
});
