import {
  messageOf,
  type Database,
  type DatabaseGateway,
  type KindlerEvent,
  type KindlerEventKind,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** The current value of one aspect of a database cluster whose changes are events. */
export interface TrackedValue {
  /** Name of the aspect, unique in the cluster. */
  subject: string;
  kind: KindlerEventKind;
  value: string;
  /** Additional fields of its events. */
  details: Partial<
    Pick<
      KindlerEvent,
      | 'gateway'
      | 'proxy'
      | 'server'
      | 'member'
      | 'verdict'
      | 'finding'
      | 'source'
    >
  > & { timeline?: number };
  /** Reason of the verdict. */
  why?: Wording;
  /** Result of HAProxy's check of the server. */
  check?: string;
}

/**
 * Returns the values known now. Unknown ones are left out and so keep their last value.
 *
 * @param timeline - the leader's, from its own report if there is one
 */
export function trackedValuesOf(
  database: Database,
  timeline: number | undefined,
): TrackedValue[] {
  const { leader, verdict, worst } = database;
  const source = Object.values(database.witnesses).find(({ members }) =>
    members.includes(leader ?? ''),
  )?.source;
  const member = leader;
  return [
    ...(leader === undefined
      ? []
      : [
          {
            subject: 'leader',
            kind: 'leader-changed' as const,
            value: leader,
            details: { member, timeline, source },
          },
        ]),
    ...(leader === undefined || timeline === undefined
      ? []
      : [
          {
            subject: 'timeline',
            kind: 'timeline-switched' as const,
            value: String(timeline),
            details: { member, timeline, source },
          },
        ]),
    {
      subject: 'verdict',
      kind: 'verdict-changed',
      value: verdict,
      details: {
        verdict,
        finding: verdict === 'ok' ? undefined : worst?.code,
      },
      why: verdict === 'ok' || !worst ? undefined : messageOf(worst),
    },
    ...database.gateways.flatMap(serversOf),
  ];
}

function serversOf({
  gateway,
  proxy,
  servers,
  statistics: { source },
}: DatabaseGateway): TrackedValue[] {
  return servers
    .filter(({ up }) => up !== 'unknown')
    .map(({ name: server, member, status, check }) => ({
      subject: `server ${gateway} ${proxy} ${server}`,
      kind: 'server-changed',
      value: judgementOf(status),
      details: { gateway, proxy, server, member, source },
      check,
    }));
}

/**
 * `UP 2/3` is still UP and `DOWN 1/2` still DOWN, because checks in transition are not yet a change. The reason why a
 * server was taken out is a change.
 */
function judgementOf(status: string): string {
  return (
    /^(UP|DOWN|NOLB|(MAINT|DRAIN)( \([^)]*\))?)/.exec(status)?.[1] ?? status
  );
}
