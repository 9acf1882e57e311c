import { InputError } from '@backstage/errors';
import { refuseTwice } from './refuseTwice';
import type { GatewayConfig, KindlerConfig, RouteConfig } from './types';

/** Refuses gateways that are driven by files where these would not hold what their routes switch. */
export function checkGatewayFiles({ gateways, routes }: KindlerConfig) {
  gateways.forEach((gateway, index) => {
    const key = `kindler.gateways[${index}]`;
    const of = `(of '${gateway.name}')`;
    const { driver, files } = gateway;
    if (files && driver !== 'files') {
      throw new InputError(
        `${key}.driver ${of} names '${driver}', which does not use the files beside it. Write \`driver: files\`, or remove \`files\``,
      );
    }
    if (driver === 'files') {
      checkDriven(key, of, gateway);
    }
    files?.proxies.forEach(({ servers }, place) =>
      refuseTwice(`${key}.files.proxies[${place}].servers`, servers),
    );
    refuseTwice(`${key}.files.proxies`, files?.proxies ?? []);
    if (files) {
      routes
        .filter(route => route.gateway === gateway.name)
        .forEach(route =>
          checkRoute(`${key}.files.proxies ${of}`, route, files),
        );
    }
  });
}

function checkDriven(key: string, of: string, gateway: GatewayConfig) {
  const { socket, masterSocket, stateFile, configurations, files } = gateway;
  const needed = [
    ['socket', socket, '/run/haproxy/admin.sock'],
    ['masterSocket', masterSocket, '/run/haproxy/master.sock'],
    ['files', files, '{ … }'],
  ] as const;
  for (const [name, value, example] of needed) {
    if (value === undefined) {
      throw new InputError(
        `${key}.${name} ${of} is missing. Write e.g. \`${name}: ${example}\`, because the driver 'files' needs it`,
      );
    }
  }
  const [other] = Object.entries({ stateFile, configurations }).find(
    ([, value]) => value !== undefined,
  ) ?? [undefined];
  if (other) {
    throw new InputError(
      `${key}.${other} ${of} cannot stand beside the driver 'files', which has its own in \`files\`. Remove it`,
    );
  }
}

function checkRoute(
  key: string,
  { name, proxy, targets }: RouteConfig,
  { proxies }: NonNullable<GatewayConfig['files']>,
) {
  const servers = proxies.find(each => each.name === proxy)?.servers;
  if (!servers) {
    throw new InputError(
      `${key} has no '${proxy}', which route '${name}' switches. Move the proxy there from the configuration that you write`,
    );
  }
  const missing = targets
    .flatMap(target => target.servers)
    .find(server => !servers.some(each => each.name === server));
  if (missing) {
    throw new InputError(
      `${key} has no server '${missing}' in '${proxy}', which route '${name}' switches. Add it, or correct the route`,
    );
  }
}
