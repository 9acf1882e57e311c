import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '@kindler/lab';

const FOLDER = join(__dirname, '../../examples/haproxy');
const haproxy = process.env.KINDLER_HAPROXY ?? findProgram('haproxy');

(haproxy ? describe : describe.skip)('examples for HAProxy', () => {
  const check = (...args: string[]) =>
    execFileSync(haproxy!, ['-c', '-f', join(FOLDER, 'patroni.cfg'), ...args], {
      stdio: 'pipe',
    });

  it('has a configuration that HAProxy takes', () => {
    expect(() => check()).not.toThrow();
  });

  it('has a master socket that HAProxy takes', () => {
    const [, options] =
      /^Environment="EXTRAOPTS=(.+)"$/m.exec(
        readFileSync(join(FOLDER, 'master-socket.conf'), 'utf8'),
      ) ?? [];
    expect(() => check('-W', ...options.split(' '))).not.toThrow();
    expect(options).toContain('level,user');
  });
});
