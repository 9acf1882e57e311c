import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { waitFor } from '@kindler/lab';
import type { DatabaseConfig, RouteConfig } from '../../config';
import { readFixture } from '../../evaluation/__testUtils__/fixtures';
import { PostgresStandIn } from '../../postgres/client/__testUtils__/PostgresStandIn';
import { Observer } from '../Observer';
import type { ObserverOptions } from '../ObserverOptions';

const FOLDER = 'patroni/v4.1.4/01-healthy';

export const SETTINGS = { intervalMs: 50, timeoutMs: 500 };

export const UNTIL = { deadlineMs: 10_000, everyMs: 10 };

/** Answers by path. A path without an answer never gets one. */
type Answers = (path: string) => string | undefined;

/** Observers of stand-ins, stopped after each test. Call it in a `describe`. */
export function useObservers() {
  const running: Observer[] = [];

  const servers: Server[] = [];

  let postgres: PostgresStandIn;

  beforeAll(async () => {
    postgres = await PostgresStandIn.start();
  });

  afterAll(() => postgres.stop());

  afterEach(async () => {
    await Promise.all(running.splice(0).map(observer => observer.stop()));
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(answers: Answers): Promise<string> {
    const server = createServer((request, response) => {
      const answer = answers(request.url!);
      if (answer !== undefined) {
        response.end(answer);
      }
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** A Patroni member that answers as in the samples. */
  const member =
    (number: number): Answers =>
    path =>
      readFixture(
        path === '/patroni'
          ? `${FOLDER}/patroni.patroni${number}.json`
          : `${FOLDER}${path}.json`,
      );

  function observe(options: Partial<ObserverOptions>): Observer {
    const observer = new Observer({
      databases: [],
      gateways: [],
      routes: [],
      settings: SETTINGS,
      logger: mockServices.logger.mock(),
      ...options,
    });
    running.push(observer);
    observer.start();
    return observer;
  }

  const until = (
    observer: Observer,
    what: string,
    matches: (database: Database) => boolean,
  ) =>
    waitFor(
      what,
      () => {
        const database = observer.getDatabase('demo')!;
        return matches(database) ? database : undefined;
      },
      UNTIL,
    );

  const demo = (members: string[]): DatabaseConfig => ({
    name: 'demo',
    patroni: { members },
    members: [],
  });

  const route = (): RouteConfig => ({
    name: 'demo-rw',
    gateway: 'edge',
    proxy: 'primary',
    intent: 'read-write',
    listener: postgres.listener,
    targets: [
      {
        name: 'demo',
        database: 'demo',
        servers: ['patroni1', 'patroni2', 'patroni3'],
      },
    ],
  });

  return {
    servers,
    serve,
    member,
    observe,
    until,
    demo,
    route,
  };
}
