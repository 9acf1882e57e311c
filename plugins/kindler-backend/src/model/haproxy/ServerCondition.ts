/**
 * Why HAProxy sends new connections to a server or not, from its statistics.
 *
 * @remarks
 * `up` its checks pass, `wavering` while some failed; `no-check` nobody checks it; `down` its checks fail, `rising` while
 * some passed; `maint` it was taken out: by an operator, because its name does not resolve, or with the server that it
 * tracks; `drain` it keeps its sessions only: an operator or its agent said so, or its weight is 0; `nolb` it is stopping
 * (`http-check disable-on-404`): only clients bound to it get there; `unknown` a word that HAProxy may say one day.
 */
export type ServerCondition =
  | { kind: 'up' | 'down'; changing: boolean; byAgent: boolean }
  | { kind: 'no-check' | 'nolb' | 'unknown' }
  | { kind: 'maint'; by: 'operator' | 'resolution' }
  | { kind: 'maint'; by: 'via'; server: string }
  | { kind: 'drain'; by: 'operator' | 'agent' };

/** What is read from a server's row. */
export interface ConditionRow {
  status: string;
  weight?: number;
  /** Result of its agent's last check; absent without an agent. */
  agent?: string;
}

/** `UP`, `UP 2/3`, `DOWN (agent)`, `MAINT (via a/b)`, `MAINT(resolution)`, `no check`. */
const STATUS =
  /^(UP|DOWN|NOLB|MAINT|DRAIN|no check)(?: (\d+\/\d+))? ?(?:\((.*)\))?$/i;

export function readCondition(row: ConditionRow): ServerCondition {
  const [, word = '', progress, remark = ''] = STATUS.exec(row.status) ?? [];
  const kind = word.toLowerCase();
  const byAgent = remark.toLowerCase() === 'agent';
  switch (kind) {
    case 'up':
    case 'down':
    case 'no check':
      if (row.weight === 0) {
        return { kind: 'drain', by: row.agent ? 'agent' : 'operator' };
      }
      return kind !== 'no check'
        ? { kind, changing: progress !== undefined, byAgent }
        : { kind: 'no-check' };
    case 'nolb':
      return { kind };
    case 'drain':
      return { kind, by: byAgent ? 'agent' : 'operator' };
    case 'maint':
      return readMaintenance(remark);
    default:
      return { kind: 'unknown' };
  }
}

function readMaintenance(remark: string): ServerCondition {
  const [, server] = /^via ?(.*)$/i.exec(remark) ?? [];
  if (server !== undefined) {
    return { kind: 'maint', by: 'via', server };
  }
  const by = remark.toLowerCase() === 'resolution' ? 'resolution' : 'operator';
  return { kind: 'maint', by };
}

/** Whether new connections are sent there, as far as the server alone decides. */
export function takesConnections({
  kind,
}: ServerCondition): boolean | 'unknown' {
  return kind === 'unknown' ? kind : kind === 'up' || kind === 'no-check';
}

/** Whether an operator took it out. */
export function isSetAside(condition: ServerCondition): boolean {
  return (
    (condition.kind === 'maint' || condition.kind === 'drain') &&
    condition.by === 'operator'
  );
}

/**
 * Whether it is a slot of a server template that no name fills: HAProxy never resolved it, and nobody was ever sent
 * there or checked.
 */
export function isSpareSlot(
  condition: ServerCondition,
  {
    sessionsTotal,
    checkDowns,
  }: { sessionsTotal?: number; checkDowns?: number },
): boolean {
  return (
    condition.kind === 'maint' &&
    condition.by === 'resolution' &&
    !sessionsTotal &&
    !checkDowns
  );
}
