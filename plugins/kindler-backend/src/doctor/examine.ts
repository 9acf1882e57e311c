import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Database,
  Gateway,
  RouteClient,
  SourceState,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerConfig } from '../config';
import { Observer } from '../observer';
import { tryLogins } from './tryLogins';

/** A route, and what a client got that connected through it. */
export interface ExaminedRoute {
  name: string;
  client: RouteClient | undefined;
}

/** What was found out at one time. */
export interface Examination {
  databases: Database[];
  gateways: Gateway[];
  routes: ExaminedRoute[];
  /** Each source that was asked, once. */
  sources: SourceState[];
}

/** A source that failed once may only have lost an answer. */
const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 20;
const PAUSE_MS = 1000;

const ignore = () => {};
const silent: LoggerService = {
  error: ignore,
  warn: ignore,
  info: ignore,
  debug: ignore,
  child: () => silent,
};

/**
 * Asks every source again and again, until what is found stays the same for as long as conditions need to settle. It
 * changes nothing.
 */
export async function examine(config: KindlerConfig): Promise<Examination> {
  const {
    databases,
    gateways,
    routes,
    kubernetes,
    observer: settings,
  } = config;
  const observer = new Observer({
    databases,
    gateways,
    routes,
    kubernetes,
    settings,
    logger: silent,
  });
  const settlesMs = 2 * settings.timeoutMs + PAUSE_MS;
  observer.start();
  try {
    const logins = tryLogins(config);
    let said = '';
    let since = performance.now();
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      await askAll(observer, config);
      const now = summaryOf(observer);
      if (now !== said) {
        [said, since] = [now, performance.now()];
      }
      const isSettled = performance.now() - since >= settlesMs;
      if (round >= LEAST_ROUNDS && isSettled) {
        break;
      }
      await pause(PAUSE_MS);
    }
    return toExamination(observer, config, await logins);
  } finally {
    await observer.stop();
  }
}

async function askAll(observer: Observer, { routes }: KindlerConfig) {
  await Promise.allSettled([
    ...observer
      .listDatabases()
      .map(({ name }) => observer.refreshDatabase(name)),
    ...observer.listGateways().map(({ name }) => observer.refreshGateway(name)),
    ...routes.map(({ name }) => observer.refreshClient(name)),
  ]);
}

/** What has to stay the same: verdicts, findings and which sources answer. */
function summaryOf(observer: Observer): string {
  return JSON.stringify([
    observer
      .listDatabases()
      .map(({ name, verdict, findings, sources }) => [
        name,
        verdict,
        findings.map(({ code, severity, subject }) => [
          code,
          severity,
          subject,
        ]),
        sources.map(({ status }) => status),
      ]),
    observer
      .listGateways()
      .map(({ sources }) => sources.map(each => each.status)),
    observer.listKubernetes().map(({ status }) => status),
  ]);
}

function toExamination(
  observer: Observer,
  { routes }: KindlerConfig,
  logins: SourceState[],
): Examination {
  const databases = observer
    .listDatabases()
    .map(
      ({ name, ...last }) => observer.getDatabase(name) ?? { name, ...last },
    );
  const gateways = observer.listGateways();
  const all = [
    ...[...databases, ...gateways].flatMap(({ sources }) => sources),
    ...observer.listKubernetes(),
  ];
  return {
    databases,
    gateways,
    routes: routes.map(({ name }) => ({
      name,
      client: observer.getRouteClient(name),
    })),
    sources: [
      ...new Map([...all, ...logins].map(each => [each.id, each])).values(),
    ],
  };
}
