import { readGatewayFiles } from './readGatewayFiles';
import type { Section } from './Section';
import type { GatewayConfig } from './types';
import { dnsLabel, SECRET, socket, text, url } from './valueKinds';

const STATE_FILE = text('/var/lib/haproxy/server-state');

/** Reads an item of `kindler.gateways`. */
export function readGateway(config: Section): GatewayConfig {
  const name = config.required('name', dnsLabel('edge'));
  const stats = config.section('stats');
  const files = config.section('files');
  return {
    name,
    title: config.optional('title', text('Edge')),
    stats: stats && {
      url: stats.required('url', url('http://10.0.0.5:8404/stats')),
      user: stats.optional('user', text('kindler')),
      password: stats.optional('password', SECRET),
      caFile: stats.optional('caFile', text('/etc/haproxy/ca.crt')),
    },
    driver:
      config.optional('driver', dnsLabel('runtime-socket')) ??
      (files && 'files'),
    socket: config.optional('socket', socket('/run/haproxy/admin.sock')),
    masterSocket: config.optional(
      'masterSocket',
      socket('/run/haproxy/master.sock'),
    ),
    stateFile: config.optional('stateFile', STATE_FILE),
    files: files && readGatewayFiles(files),
  };
}
