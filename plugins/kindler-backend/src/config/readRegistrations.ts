import { isIP } from 'node:net';
import type { Section } from './Section';
import type { KindlerConfig } from './types';
import { dnsLabel, formed, PORT, text } from './valueKinds';

const DOMAIN = formed(
  'a domain in small letters',
  'apps.example.com',
  value =>
    value.length < 190 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(
      value,
    ),
);

/** Its path is used in haproxy.cfg and in runtime commands. */
const FOLDER = formed(
  'the absolute path of a folder, of A-Z, a-z, 0-9, -, _, . and /',
  '/etc/haproxy/kindler',
  value => /^\/[A-Za-z0-9_./-]+$/.test(value),
);

const IP = formed('an IP address', '10.0.0.5', value => isIP(value) !== 0);

/** Reads `kindler.registrations`. */
export function readRegistrations(
  config: Section | undefined,
): KindlerConfig['registrations'] {
  const haproxy = config?.section('haproxy');
  const listener = haproxy?.requiredSection(
    'listener',
    '{ host: 10.0.0.5, port: 80 }',
  );
  return {
    haproxy: haproxy &&
      listener && {
        gateway: haproxy.required('gateway', dnsLabel('edge')),
        baseDomain: haproxy.required('baseDomain', DOMAIN),
        folder: haproxy.required('folder', FOLDER),
        listener: {
          host: listener.required('host', text('10.0.0.5')),
          port: listener.required('port', PORT),
        },
        clusterHost: haproxy.optional('clusterHost', IP) ?? '127.0.0.1',
      },
    ofModules: config?.leaveRest() ?? [],
  };
}
