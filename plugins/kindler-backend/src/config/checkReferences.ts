import { InputError } from '@backstage/errors';
import { checkGatewayFiles } from './checkGatewayFiles';
import { refuseTwice, type Named } from './refuseTwice';
import type { KindlerConfig, KubernetesBinding } from './types';

/** Refuses names that stand twice in a list, and names of things that are not configured. */
export function checkReferences(config: KindlerConfig) {
  const { databases, gateways, kubernetes, routes } = config;
  refuseTwice('kindler.databases', databases);
  refuseTwice('kindler.gateways', gateways);
  refuseTwice('kindler.routes', routes);
  refuseTwice('kindler.kubernetes', kubernetes);
  databases.forEach(({ name, kubernetes: bound }, index) => {
    if (bound) {
      const key = `kindler.databases[${index}].kubernetes`;
      requireKnown(
        `${key}.api (of '${name}')`,
        bound.api,
        'kubernetes',
        kubernetes,
      );
    }
  });
  refuseSharedBindings(databases);
  routes.forEach((route, index) => {
    const key = `kindler.routes[${index}]`;
    const of = `(of '${route.name}')`;
    refuseTwice(`${key}.targets`, route.targets);
    requireKnown(`${key}.gateway ${of}`, route.gateway, 'gateways', gateways);
    route.targets.forEach(({ database }, place) =>
      requireKnown(
        `${key}.targets[${place}].database ${of}`,
        database,
        'databases',
        databases,
      ),
    );
  });
  checkGatewayFiles(config);
  const { haproxy } = config.registrations;
  if (haproxy) {
    const key = 'kindler.registrations.haproxy.gateway';
    requireKnown(key, haproxy.gateway, 'gateways', gateways);
    if (!gateways.find(({ name }) => name === haproxy.gateway)?.socket) {
      throw new InputError(
        `${key} names '${haproxy.gateway}', which has no runtime socket. Write \`socket: /run/haproxy/admin.sock\` there`,
      );
    }
  }
  if (config.database) {
    const { route } = config.database;
    requireKnown('kindler.database.route', route, 'routes', routes);
  }
  checkDatabaseRoutes(config);
}

function checkDatabaseRoutes({ providers, routes }: KindlerConfig) {
  const { database } = providers;
  if (!database) {
    return;
  }
  const provider = 'kindler.providers.database';
  requireKnown(`${provider}.route`, database.route, 'routes', routes);
  const seen = new Set([database.route]);
  database.furtherRoutes.forEach(({ route }, index) => {
    const key = `${provider}.furtherRoutes[${index}].route`;
    requireKnown(key, route, 'routes', routes);
    if (seen.has(route)) {
      throw new InputError(
        `${key} names '${route}', as another one does. Name each route once`,
      );
    }
    seen.add(route);
  });
}

function keyOf({ api, namespace, scope, group }: KubernetesBinding): string {
  const place = `${api}/${namespace}/${scope}`;
  return group === undefined ? place : `${place}/${group}`;
}

function refuseSharedBindings(databases: KindlerConfig['databases']) {
  const owners = new Map<string, string>();
  databases.forEach(({ name, kubernetes }, index) => {
    const key = kubernetes && keyOf(kubernetes);
    const owner = key && owners.get(key);
    if (key && owner) {
      throw new InputError(
        `kindler.databases[${index}].kubernetes (of '${name}') is ${key}, which '${owner}' is bound to already. Bind each to a cluster of its own`,
      );
    }
    if (key) {
      owners.set(key, name);
    }
  });
}

function requireKnown(key: string, name: string, list: string, items: Named) {
  if (!items.some(item => item.name === name)) {
    const names = items.map(item => `'${item.name}'`).join(', ') || 'nothing';
    throw new InputError(
      `${key} names '${name}', which is not configured; kindler.${list} has ${names}. Correct the name, or add an item with \`name: ${name}\` to kindler.${list}`,
    );
  }
}
