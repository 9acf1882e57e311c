import { word } from '@kindler/backstage-plugin-kindler-common';
import type { HaproxyProcess } from '../../model/haproxy/HaproxyProcess';
import { SourceError } from '../../model/fault';

const SECTIONS = new Map<string, HaproxyProcess['kind']>([
  ['workers', 'current'],
  ['old workers', 'old'],
]);

/** Days, hours, minutes, seconds. */
const UPTIME = /\s(\d+)d(\d+)h(\d+)m(\d+)s(?:\s+(\S+))?/;

/**
 * Reads the workers from the answer of `show proc` of a master process, HAProxy 2.0 and later. The columns between
 * type and uptime changed over the versions (until 2.4 a relative PID, `[was: 1]` on old workers), so a row is known
 * by the heading above it, its PID and the shape of the uptime.
 */
export function parseProcesses(text: string): HaproxyProcess[] {
  if (!/^#<PID>\s/.test(text)) {
    throw new SourceError('parse', word('fault-not-processes', {}));
  }
  const processes: HaproxyProcess[] = [];
  let kind: HaproxyProcess['kind'] | undefined;
  for (const line of text.split('\n').slice(1)) {
    const heading = /^# (.*\S)/.exec(line);
    if (heading) {
      kind = SECTIONS.get(heading[1]);
    } else if (kind) {
      const pid = /^(\d+)\s+worker\s/.exec(line);
      const up = UPTIME.exec(line);
      if (pid) {
        const version = up?.[5];
        processes.push({
          pid: Number(pid[1]),
          kind,
          uptime: up ? toSeconds(up) : undefined,
          version: version === '-' ? undefined : version,
        });
      }
    }
  }
  return processes;
}

function toSeconds([, days, hours, minutes, seconds]: RegExpExecArray): number {
  return (
    ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 +
    Number(seconds)
  );
}
