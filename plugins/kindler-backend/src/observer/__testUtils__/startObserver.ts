import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { renderPortalConfig, type Lab } from '@kindler/lab';
import { parse } from 'yaml';
import { readKindlerConfig } from '../../config';
import { Observer } from '../Observer';
import type { ObserverOptions } from '../ObserverOptions';

/** The configuration of a portal that observes the lab. */
export function readLabConfig(lab: Lab) {
  const { databases, gateways, routes, kubernetes } = readKindlerConfig(
    new ConfigReader(parse(renderPortalConfig(lab.state))),
  );
  return { databases, gateways, routes, kubernetes };
}

/** Starts an Observer of the given sources only. */
export function startObserver(options: Partial<ObserverOptions>): Observer {
  const observer = new Observer({
    databases: [],
    gateways: [],
    routes: [],
    settings: { intervalMs: 500, timeoutMs: 2000 },
    logger: mockServices.logger.mock(),
    ...options,
  });
  observer.start();
  return observer;
}
