import type { CommandSocket } from '../../model/haproxy/GatewayStats';

/** Reads the sockets on TCP of `show cli sockets`. */
export function parseCliSockets(text: string): CommandSocket[] {
  return text.split('\n').flatMap(line => {
    const [, address, level] =
      /^ipv[46]@(\S+) (admin|operator|user)\b/.exec(line) ?? [];
    return address ? [{ address, level }] : [];
  });
}
