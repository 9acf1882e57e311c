import {
  word,
  type Verdict,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { isoTime } from '../model/Reading';
import type { TrackedValue } from './TrackedValue';

/** Describes a change in one plain sentence. */
export function describeChange(
  database: string,
  { kind, value: to, details, why, check }: TrackedValue,
  from: string,
): Wording {
  switch (kind) {
    case 'leader-changed':
      return word('leader-changed', { from, to });
    case 'timeline-switched': {
      const isBack = Number(to) < Number(from);
      const params = { member: details.member ?? 'unknown', from, to };
      return word(isBack ? 'timeline-back' : 'timeline-switched', params);
    }
    case 'verdict-changed': {
      const params = {
        database,
        from: sayVerdict(from as Verdict),
        to: sayVerdict(to as Verdict),
      };
      return why
        ? word('verdict-changed-because', { ...params, why })
        : word('verdict-changed', params);
    }
    default: {
      const params = { ...serverParams(details), from, to };
      return check
        ? word('server-changed-because', { ...params, check })
        : word('server-changed', params);
    }
  }
}

/** Describes a flapping server in one plain sentence. */
export function describeFlapping(
  { details }: TrackedValue,
  { since, count }: { since: number; count: number },
): Wording {
  return word('server-flapping', {
    ...serverParams(details),
    since: isoTime(since),
    changes: count,
  });
}

function sayVerdict(verdict: Verdict): Wording {
  return word(`verdict-${verdict}`, {});
}

function serverParams({ server, proxy, member }: TrackedValue['details']) {
  const whose = member && member !== server ? ` (${member})` : '';
  return { server: `${server}${whose}`, proxy: proxy ?? 'unknown' };
}
