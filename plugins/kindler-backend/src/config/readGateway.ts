import { PATH, readGatewayFiles } from './readGatewayFiles';
import type { Section } from './Section';
import type { GatewayConfig } from './types';
import {
  ADDRESS,
  dnsLabel,
  formed,
  listOf,
  SECRET,
  socket,
  text,
  url,
} from './valueKinds';

const STATE_FILE = text('/var/lib/haproxy/server-state');
const TCP_SOCKET = formed(
  'an address as host:port, because only that takes TLS',
  '10.0.0.5:9999',
  value => ADDRESS.parse(value) !== undefined,
);

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
    ...readSocket(config),
    masterSocket: config.optional(
      'masterSocket',
      socket('/run/haproxy/master.sock'),
    ),
    stateFile: config.optional('stateFile', STATE_FILE),
    configurations: config.optional('configurations', listOf(PATH)),
    files: files && readGatewayFiles(files),
  };
}

function readSocket(
  config: Section,
): Pick<GatewayConfig, 'socket' | 'socketTls'> {
  const tls = config.section('socketTls');
  if (!tls) {
    return {
      socket: config.optional('socket', socket('/run/haproxy/admin.sock')),
    };
  }
  const hasCertificate = tls.has('certFile') || tls.has('keyFile');
  return {
    socket: config.required('socket', TCP_SOCKET),
    socketTls: {
      caFile: tls.required('caFile', text('/etc/haproxy/ca.crt')),
      ...(hasCertificate && {
        certFile: tls.required('certFile', text('/etc/kindler/haproxy.crt')),
        keyFile: tls.required('keyFile', text('/etc/kindler/haproxy.key')),
      }),
      serverName: tls.optional('serverName', text('haproxy.example')),
    },
  };
}
