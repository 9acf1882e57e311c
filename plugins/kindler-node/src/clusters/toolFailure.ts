import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { hideSecrets, type ProgramResult } from '../programs';

const MOST_SHOWN = 300;
const MOST_READ = 64 * 1024;
// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[0-9;]{0,10}m/g;

interface Meaning {
  pattern: RegExp;
  error(found: RegExpMatchArray): Error;
}

/** What k3d, kind and Docker say when something is in the way, and what it means to an environment. The first one counts. */
const MEANINGS: Meaning[] = [
  {
    pattern: /Cannot connect to the Docker daemon|docker daemon is not running/,
    error: () =>
      new ServiceUnavailableError(
        'Docker does not run here; start it where the backend runs: sudo systemctl start docker',
      ),
  },
  {
    pattern: /permission denied while trying to connect to the docker/i,
    error: () =>
      new ServiceUnavailableError(
        'This backend may not speak to Docker; add its user to the group and restart it: sudo usermod -aG docker <user>',
      ),
  },
  {
    pattern: /exec: "docker": executable file not found/,
    error: () =>
      new ServiceUnavailableError(
        'docker is not on the PATH of the backend; install it there: curl -fsSL https://get.docker.com | sh',
      ),
  },
  {
    pattern:
      /(?:Bind for )?([\d.]{1,15}:\d{1,5})?(?: failed)?: (?:port is already allocated|address already in use)/,
    error: ([, address]) =>
      new ConflictError(
        `A port of the host is taken${
          address ? `: ${address}` : ''
        }; ask for another one`,
      ),
  },
  {
    pattern: /Pool overlaps with other one on this address space/,
    error: () =>
      new ConflictError(
        'subnet overlaps another network of Docker (docker network ls); ask for another one',
      ),
  },
  {
    pattern:
      /a cluster with that name already exists|node\(s\) already exist for a cluster/,
    error: () =>
      new ConflictError(
        'A cluster of this name is there already; choose another name',
      ),
  },
  {
    pattern: /failed to pull image ['"]([^'"]{1,256})['"]/i,
    error: ([, image]) =>
      new Error(
        `Image ${image} cannot be pulled; check its name and version: docker pull ${image}`,
      ),
  },
  {
    pattern: /context deadline exceeded|failed to get ready/,
    error: () =>
      new Error(
        'The cluster did not become ready in time; its nodes are slow, see docker stats, and the timeouts in kindler.providers',
      ),
  },
];

/** What a tool that failed means: a conflict, something to wait for, or its own last words. */
export function toolFailure(
  what: string,
  { code, stdout, stderr }: ProgramResult,
): Error {
  const said = `${stderr}\n${stdout}`.slice(0, MOST_READ).replace(COLOURS, '');
  for (const { pattern, error } of MEANINGS) {
    const found = said.match(pattern);
    if (found) {
      return error(found);
    }
  }
  const lines = said.split('\n').filter(line => line.trim());
  const last =
    lines.filter(line => /FATA|ERRO|level=(?:fatal|error)/.test(line)).pop() ??
    lines.pop() ??
    'it said nothing';
  return new Error(
    `${what} ended with ${code ?? 'a signal'}: ${hideSecrets(last)
      .replace(/\s+/g, ' ')
      .slice(0, MOST_SHOWN)}`,
  );
}
