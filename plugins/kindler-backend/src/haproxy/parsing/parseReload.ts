const MASTER = /^\d+\s+master\s.*\[failed: (\d+)\]/m;

/** How many reloads in a row failed, as `show proc` says since HAProxy 2.5; undefined where it does not say. */
export function failedReloads(processes: string): number | undefined {
  const failed = MASTER.exec(processes)?.[1];
  return failed === undefined ? undefined : Number(failed);
}

/**
 * Reads the answer to `reload`: `Success=1` or `Success=0` and the log since HAProxy 2.7. Before, it is empty, and only
 * the processes tell.
 */
export function parseReload(
  answer: string,
): { success: boolean; log: string } | undefined {
  const [, code, log = ''] = /^Success=([01])(?:\s+--\s*([\s\S]*))?/.exec(
    answer,
  ) ?? [undefined, undefined];
  return code === undefined ? undefined : { success: code === '1', log };
}
