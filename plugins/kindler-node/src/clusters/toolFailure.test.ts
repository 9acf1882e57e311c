import { toolFailure } from './toolFailure';

it.each([
  [
    'failed to list containers: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'ServiceUnavailableError',
    /^Docker does not run here; .*systemctl start docker/,
  ],
  [
    'failed to get docker info: command "docker info" failed with error: exec: "docker": executable file not found in $PATH',
    'ServiceUnavailableError',
    /^docker is not on the PATH .*install it there/,
  ],
  [
    'Bind for 0.0.0.0:18090 failed: port is already allocated',
    'ConflictError',
    /^A port of the host is taken: 0.0.0.0:18090; ask for/,
  ],
  [
    "failed to create new network 'k3d-dev': Error response from daemon: Pool overlaps with other one on this address space",
    'ConflictError',
    /^subnet overlaps another network of Docker .*; ask for/,
  ],
  [
    'node(s) already exist for a cluster with the name "dev"',
    'ConflictError',
    /^A cluster of this name is there already; choose/,
  ],
  [
    "docker failed to pull image 'rancher/k3s:x': manifest unknown",
    'Error',
    /^Image rancher\/k3s:x cannot be pulled; .*docker pull rancher/,
  ],
  [
    '\u001b[31mFATA\u001b[0m[0000] no way, token=abc\nmore words',
    'Error',
    /^k3d cluster ended with 1: FATA\[0000\] no way, token=\*\*\*$/,
  ],
  ['', 'Error', /^k3d cluster ended with 1: it said nothing$/],
])('tells what %j means', (stderr, name, message) =>
  expect(
    toolFailure('k3d cluster', { code: 1, stdout: '', stderr }),
  ).toMatchObject({ name, message: expect.stringMatching(message) }),
);
