import type { Section } from './Section';
import type { GatewayFilesConfig } from './types';
import {
  ADDRESS,
  FLAG,
  formed,
  haproxyName,
  listOf,
  text,
  type ValueKind,
} from './valueKinds';

/** Lines that the plugin writes itself, and words that begin another section. */
const OWN =
  /^(server|bind|server-template|load-server-state-from-file|server-state-file-name|global|defaults|listen|frontend|backend|resolvers|peers|userlist|program|cache|mailers|ring)\b/;

export const PATH = formed(
  'an absolute path',
  '/etc/haproxy/haproxy.cfg',
  value => /^\/[^\0\r\n]*$/.test(value),
);

const SETTING = formed(
  'one line of a HAProxy section; bind, server and the state file are written by the plugin',
  'option httpchk OPTIONS /primary',
  value => isOneLine(value) && !OWN.test(value.trim()),
);

const SERVER_OPTIONS = formed(
  'the rest of a server line of HAProxy, without disabled, enabled and weight',
  'check port 8008',
  value =>
    isOneLine(value) && !/(^|\s)(disabled|enabled|weight)(\s|$)/.test(value),
);

const BIND = formed(
  'an address of HAProxy to listen at',
  '10.0.0.5:5000',
  isOneLine,
);

const AT_LEAST_ONE: ValueKind<true> = {
  what: 'a list of at least one section',
  example: '[{ name: … }]',
  parse: value => (Array.isArray(value) && value.length > 0) || undefined,
};

/** Reads `files` of an item of `kindler.gateways`. */
export function readGatewayFiles(config: Section): GatewayFilesConfig {
  config.required('proxies', AT_LEAST_ONE);
  return {
    folder: config.required('folder', {
      ...PATH,
      example: '/etc/haproxy/kindler.d',
    }),
    program: config.optional('program', text('/usr/sbin/haproxy')) ?? 'haproxy',
    configurations: config.required('configurations', listOf(PATH)),
    proxies: config.list('proxies').map(proxy => {
      proxy.required('servers', AT_LEAST_ONE);
      return {
        name: proxy.required('name', haproxyName('orders_rw')),
        bind: proxy.required('bind', listOf(BIND)),
        settings: proxy.optional('settings', listOf(SETTING)) ?? [],
        servers: proxy.list('servers').map(server => ({
          name: server.required('name', haproxyName('pg1')),
          address: server.required('address', ADDRESS),
          options: server.optional('options', SERVER_OPTIONS) ?? '',
          disabled: server.optional('disabled', FLAG) ?? false,
        })),
      };
    }),
  };
}

/** A comment would hide what the plugin writes behind it. */
function isOneLine(value: string): boolean {
  return !/[\0\r\n#\\]/.test(value);
}
