import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPrograms, neededDocker } from './checkPrograms';

describe('checkPrograms', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-programs-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const check = async (script: string) => {
    const program = join(folder, 'docker');
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o700);
    return checkPrograms([neededDocker(program)], new AbortController().signal);
  };

  it.each([
    ['echo 28.2.2', { available: true, versions: { Docker: '28.2.2' } }],
    ['echo 20.10', { available: true, versions: { Docker: '20.10' } }],
    [
      'echo 19.3.15',
      {
        reason: { text: 'Docker 19.3.15 is too old; it needs 20.10.0' },
        hint: { text: expect.stringContaining('https://get.docker.com') },
      },
    ],
    [
      'echo',
      { reason: { text: expect.stringContaining('of an unknown version') } },
    ],
    [
      'echo "Cannot connect to the Docker daemon" >&2; exit 1',
      { reason: { text: 'Docker does not run where the backend runs' } },
    ],
    [
      'echo "permission denied while trying to connect" >&2; exit 1',
      { hint: { text: expect.stringContaining('usermod') } },
    ],
  ])('says of `%s` what it means', async (script, said) =>
    expect(await check(script)).toMatchObject(said),
  );

  it('says what installs a program that is not there', async () => {
    const answer = await checkPrograms(
      [neededDocker('/no/such/docker')],
      new AbortController().signal,
    );
    expect(answer).toMatchObject({
      available: false,
      reason: { text: 'Docker is not installed where the backend runs' },
      hint: {
        text: 'Install it there: curl -fsSL https://get.docker.com | sh',
      },
    });
  });
});
