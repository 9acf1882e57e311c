/**
 * Why HAProxy sends new connections to a server or not, according to its statistics.
 *
 * @remarks `up`: its checks pass; `wavering`: some failed; `no-check`: it has no check; `down`: its checks fail;
 * `rising`: some passed; `maint`: it was taken out by an operator, because its name does not resolve, or together with
 * the server that it tracks; `drain`: it only keeps its sessions, because an operator or its agent said so or its
 * weight is 0; `nolb`: it is stopping (`http-check disable-on-404`) and only gets clients bound to it; `unknown`: a
 * word that a future HAProxy may use.
 */
export type ServerCondition =
  | { kind: 'up' | 'down'; changing: boolean; byAgent: boolean }
  | { kind: 'no-check' | 'nolb' | 'unknown' }
  | { kind: 'maint'; by: 'operator' | 'resolution' }
  | { kind: 'maint'; by: 'via'; server: string }
  | { kind: 'drain'; by: 'operator' | 'agent' };

/** The columns of a server's row that are read. */
export interface ConditionRow {
  status: string;
  weight?: number;
  /** Result of the last check by its agent; missing without an agent. */
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
 * Whether it is an unfilled slot of a server template: HAProxy never resolved a name for it, sent nobody there and
 * never checked it.
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
