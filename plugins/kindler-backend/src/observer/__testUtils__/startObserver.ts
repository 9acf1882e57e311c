import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { renderPortalConfig, type Lab } from '@kindler/lab';
import { parse } from 'yaml';
import { readKindlerConfig } from '../../config';
import { Observer } from '../Observer';
import type { ObserverOptions } from '../ObserverOptions';

/** What a portal over the lab is configured to observe. */
export function readLabConfig(lab: Lab) {
  const { databases, gateways, routes, kubernetes } = readKindlerConfig(
    new ConfigReader(parse(renderPortalConfig(lab.state))),
  );
  return { databases, gateways, routes, kubernetes };
}

/** An Observer that is at work, of what it is told to observe and of nothing else. */
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
