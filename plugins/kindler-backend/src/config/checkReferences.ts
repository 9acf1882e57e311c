import { InputError } from '@backstage/errors';
import type { KindlerConfig } from './types';

type Named = Array<{ name: string }>;

/** Refuses names that stand twice in a list, and names of things that are not configured. */
export function checkReferences(config: KindlerConfig) {
  const { databases, gateways, kubernetes, routes } = config;
  refuseTwice('kindler.databases', databases);
  refuseTwice('kindler.gateways', gateways);
  refuseTwice('kindler.routes', routes);
  refuseTwice('kindler.kubernetes', kubernetes);
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
  for (const [key, part] of [
    ['kindler.database.route', config.database],
    ['kindler.providers.database.route', config.providers.database],
  ] as const) {
    if (part) {
      requireKnown(key, part.route, 'routes', routes);
    }
  }
}

function refuseTwice(key: string, items: Named) {
  const names = items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new InputError(
      `${key} has '${twice}' twice. Give each item a name of its own`,
    );
  }
}

function requireKnown(key: string, name: string, list: string, items: Named) {
  if (!items.some(item => item.name === name)) {
    const names = items.map(item => `'${item.name}'`).join(', ') || 'nothing';
    throw new InputError(
      `${key} names '${name}', which is not configured; kindler.${list} has ${names}. Correct the name, or add an item with \`name: ${name}\` to kindler.${list}`,
    );
  }
}
