import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './Failure.mjs';
import { TRANSFORM } from './LabHost.mjs';
import { inRoot } from './paths.mjs';

const READY_WITHIN = 300_000;
const END_WITHIN = 10_000;

/** Another start may take a free port before the backend listens; it is then chosen anew. */
const PORTS_TRIED = 5;

/** Header of the health answers that tells this backend from another on the same port. */
const INSTANCE_HEADER = 'x-portal-instance';

/** This repository's portal, from its sources. */
const OURS = {
  cwd: inRoot('packages/backend'),
  args: [
    '--enable-source-maps',
    '--require',
    TRANSFORM,
    'src/index.ts',
    ...['--config', inRoot('app-config.yaml')],
  ],
  env: {
    NODE_ENV: 'development',
    // Compiled modules are kept for the next start.
    NODE_COMPILE_CACHE: inRoot('.tools/compile-cache'),
  },
};

class PortTaken extends Error {}

/** The portal's backend, which also serves the frontend, as one process over a lab. */
export class Portal {
  #child;
  #url;
  #logFile;
  #instance;

  constructor(child, { url, logFile, instance }) {
    this.#child = child;
    this.#url = url;
    this.#logFile = logFile;
    this.#instance = instance;
  }

  /**
   * Starts the backend on the wanted port if it is free, else on another, and waits until it is ready. `program` is
   * another one than this repository's: its folder, arguments and environment.
   */
  static async start(tools, lab, { port: wanted, logFile, program }) {
    for (let tried = 1; ; tried++) {
      const port = (await freePort(wanted)) ?? (await freePort(0));
      const portal = Portal.#spawn(tools, lab, { port, logFile, program });
      try {
        await portal.#waitUntilReady();
        return portal;
      } catch (error) {
        await portal.stop();
        if (!(error instanceof PortTaken)) {
          throw error;
        }
        if (tried === PORTS_TRIED) {
          throw new Failure(
            `No port could be had for the portal; the last one tried was ${port}`,
          );
        }
      }
    }
  }

  static #spawn({ node, env }, lab, { port, logFile, program = OURS }) {
    const instance = randomUUID();
    const url = `http://localhost:${port}`;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'w', 0o600);
    const child = spawn(
      node,
      [
        ...program.args,
        ...['--config', join(lab.folder, 'app-config.lab.yaml')],
      ],
      {
        cwd: program.cwd,
        env: {
          ...env,
          ...program.env,
          ...lab.guestEnvironment(),
          APP_CONFIG_app_baseUrl: JSON.stringify(url),
          APP_CONFIG_backend_baseUrl: JSON.stringify(url),
          APP_CONFIG_backend_listen_port: String(port),
          APP_CONFIG_backend_health_headers: JSON.stringify({
            [INSTANCE_HEADER]: instance,
          }),
        },
        stdio: ['ignore', log, log],
        detached: true,
      },
    );
    closeSync(log);
    if (child.pid) {
      lab.adopt(child.pid);
    }
    return new Portal(child, { url, logFile, instance });
  }

  get url() {
    return this.#url;
  }

  get logFile() {
    return this.#logFile;
  }

  /** Calls back when the backend ends without our doing. */
  onGone(callback) {
    this.#child.once('exit', callback);
  }

  /** Asks the backend to end and waits until it did. */
  async stop() {
    this.#child.removeAllListeners('exit');
    if (!this.#ended()) {
      this.#child.kill('SIGTERM');
    }
    const end = performance.now() + END_WITHIN;
    while (!this.#ended()) {
      if (performance.now() > end) {
        this.#child.kill('SIGKILL');
      }
      await pause(50);
    }
  }

  /** The last lines of the backend's log. */
  lastLines() {
    return this.#log().trimEnd().split('\n').slice(-40).join('\n');
  }

  #log() {
    return readFileSync(this.#logFile, 'utf8');
  }

  #ended() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #waitUntilReady() {
    const end = performance.now() + READY_WITHIN;
    for (;;) {
      if (this.#log().includes('EADDRINUSE')) {
        throw new PortTaken();
      }
      if (this.#ended() || performance.now() > end) {
        throw new Failure(
          `The portal's backend did not become ready. Its log ${
            this.#logFile
          } ends with\n${this.lastLines()}`,
        );
      }
      try {
        const response = await fetch(
          `${this.#url}/.backstage/health/v1/readiness`,
          { signal: AbortSignal.timeout(2_000) },
        );
        if (
          response.ok &&
          response.headers.get(INSTANCE_HEADER) === this.#instance
        ) {
          return;
        }
      } catch {
        // It does not listen yet.
      }
      await pause(150);
    }
  }
}

async function freePort(wanted) {
  const server = createServer();
  return new Promise(resolve => {
    server.once('error', () => resolve(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
