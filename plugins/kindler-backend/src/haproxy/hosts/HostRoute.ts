/** A server of the gateway, and the hosts whose requests it gets. */
export interface HostRoute {
  /** `<environment>`, or `<environment>.<service>`. */
  server: string;
  address: { host: string; port: number };
  /** `*.` stands for one label. */
  hosts: string[];
}

/** The environment that a server belongs to. */
export function holderOf(server: string): string {
  return server.split('.')[0];
}

export function formatAddress({ host, port }: HostRoute['address']): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
