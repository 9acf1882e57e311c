import type { HostRoute } from '../HostRoute';

/** A server with one host. */
export const routeOf = (server: string): HostRoute => ({
  server,
  address: { host: '10.0.0.7', port: 30080 },
  hosts: [`*.${server}.lab.test`],
});
