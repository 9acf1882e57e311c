import { isIPv4, isIPv6 } from 'node:net';

const PORT = /^\d{1,5}$/;
const TIME =
  /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const FLAGS: Record<string, boolean> = {
  ...{ 1: true, y: true, yes: true, true: true, on: true },
  ...{ 0: false, n: false, no: false, false: false, off: false },
};

/** A port, or undefined where the text is none. */
export function readPort(text: string): number | undefined {
  const port = PORT.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}

/** A time in milliseconds, or undefined where the text is none. Without a zone it is UTC. */
export function readTime(text: string): number | undefined {
  const [, day, minute, second = ':00', fraction = '0', zone = 'Z'] =
    TIME.exec(text) ?? [];
  if (!day || day.startsWith('0000') || !isDay(day)) {
    return undefined;
  }
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const offset = hours ? `${hours}:${minutes}` : 'Z';
  const time = Date.parse(
    `${day}T${minute}${second}.${fraction.slice(0, 3)}${offset}`,
  );
  return Number.isNaN(time) ? undefined : time;
}

/** JavaScript takes 31 February for a day in March. */
function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(+time) && time.toISOString().startsWith(day);
}

/** As Kindler spelled yes and no; undefined where the text is neither. */
export function readFlag(text: string): boolean | undefined {
  return Object.hasOwn(FLAGS, text.toLowerCase())
    ? FLAGS[text.toLowerCase()]
    : undefined;
}

/** Whether PostgreSQL takes a text for a network. Bits of a host in it count as none. */
export function isNetwork(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  const most = (isIPv4(address) && 32) || (isPlainIPv6(address) && 128) || -1;
  return (
    rest.length === 0 &&
    most > 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

function isPlainIPv6(address: string): boolean {
  return isIPv6(address) && !address.includes('%');
}
