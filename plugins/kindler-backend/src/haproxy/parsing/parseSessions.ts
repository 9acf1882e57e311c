/** A session with a client, of `show sess`. */
export interface HaproxySession {
  id: string;
  /** Address of the client without its port; missing where it is no TCP client. */
  client?: string;
  frontend: string;
  backend: string;
  /** Missing while it has no server. */
  server?: string;
}

const LINE = /^(0x[0-9a-f]+): proto=(\S+) (.*)$/i;

/**
 * Reads `show sess`, one line a session. Fields are known by name, because versions add some. Sessions of HAProxy's own
 * sockets are left out.
 */
export function parseSessions(text: string): HaproxySession[] {
  return text.split('\n').flatMap(line => {
    const [, id, proto, rest] = LINE.exec(line) ?? [];
    const field = (name: string) =>
      new RegExp(`(?:^| )${name}=(\\S*)`).exec(rest ?? '')?.[1];
    const frontend = field('fe');
    if (!id || !frontend || frontend === 'GLOBAL' || frontend === 'MASTER') {
      return [];
    }
    const server = field('srv');
    return [
      {
        id,
        client: proto.startsWith('tcp') ? toHost(field('src')) : undefined,
        frontend,
        backend: field('be') ?? '<NONE>',
        server: server === '<none>' || server === '' ? undefined : server,
      },
    ];
  });
}

function toHost(source: string | undefined): string | undefined {
  return source?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1') || undefined;
}
