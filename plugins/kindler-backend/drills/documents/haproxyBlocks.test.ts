import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originalFiles, placeIn, readDocument } from './documents';

const HAPROXY = process.env.KINDLER_HAPROXY ?? 'haproxy';

const BLOCKS = originalFiles().flatMap(file => {
  const text = readDocument(file);
  return [...text.matchAll(/^```haproxy\n([\s\S]*?)^```/gm)].map(
    match => [placeIn(file, text, match.index), match[1]] as const,
  );
});

describe('configuration of HAProxy in documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-documents-'));
  const key = join(folder, 'commands.pem');

  beforeAll(() => {
    const request =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=commands';
    const made = execFileSync(
      'openssl',
      [...request.split(' '), '-keyout', '-', '-out', '-'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    writeFileSync(key, made);
    writeFileSync(join(folder, 'clients-ca.crt'), made);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(BLOCKS)('%s: HAProxy accepts it', (_at, block) => {
    const file = join(folder, 'block.cfg');
    writeFileSync(file, block.replaceAll('/etc/haproxy', folder));
    const check = () =>
      execFileSync(HAPROXY, ['-c', '-f', file], { stdio: 'pipe' });
    expect(check).not.toThrow();
  });

  it('are found', () => {
    expect(BLOCKS.length).toBeGreaterThan(2);
  });
});
