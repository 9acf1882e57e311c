import {
  messageOf,
  type Database,
  type DatabaseGateway,
  type KindlerEvent,
  type KindlerEventKind,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** One thing of a database cluster whose changes are events, as it is now. */
export interface TrackedValue {
  /** What it is, unique in the cluster. */
  subject: string;
  kind: KindlerEventKind;
  value: string;
  /** What an event of it carries besides. */
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
  /** Why the verdict is so. */
  why?: Wording;
  /** What HAProxy's check of the server got. */
  check?: string;
}

/**
 * What is known now; what is not known is left out, so that it keeps its last value.
 *
 * @param timeline - of the leader, by its own word where there is one
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

/** `UP 2/3` is still UP and `DOWN 1/2` still DOWN: checks on their way to the other side are no change yet; why it was taken out is one. */
function judgementOf(status: string): string {
  return (
    /^(UP|DOWN|NOLB|(MAINT|DRAIN)( \([^)]*\))?)/.exec(status)?.[1] ?? status
  );
}
