import { isoTime } from '../model/Reading';
import type { Sight } from './Sight';

/** One plain sentence about a change. */
export function describeChange(
  database: string,
  { kind, value, details, why }: Sight,
  from: string,
): string {
  switch (kind) {
    case 'leader-changed':
      return `${value} leads instead of ${from}.`;
    case 'timeline-switched':
      return Number(value) < Number(from)
        ? `${details.member} is back on the older timeline ${value}, after ${from}.`
        : `${details.member} is on timeline ${value}, after ${from}.`;
    case 'verdict-changed':
      return `${database} is ${value}, was ${from}${why ? `: ${why}` : '.'}`;
    default:
      return `${nameServer(details)} is ${value} for HAProxy, was ${from}${
        why ? ` (${why})` : ''
      }.`;
  }
}

/** One plain sentence about a server that changes again and again. */
export function describeFlapping(
  { details }: Sight,
  { since, count }: { since: number; count: number },
): string {
  return `${nameServer(details)} changed ${count} times since ${isoTime(
    since,
  )}: its checks flap.`;
}

function nameServer({ server, proxy, member }: Sight['details']): string {
  const whose = member && member !== server ? ` (${member})` : '';
  return `Server ${server}${whose} of ${proxy}`;
}
