/** What `haproxy -c` says of a configuration. */
export interface CheckOutput {
  /** Why HAProxy would not start, the first reasons only. */
  faults: string[];
  warnings: string[];
}

const MOST = 3;
const LINE = /^\[(ALERT|WARNING)\]\s+\(\d+\) : (?:config : )?(.+)$/;
/** What only says that something was said before. */
const SUMMARY =
  /^(Error\(s\) found in configuration file|Fatal errors found in configuration|\[haproxy\.main\(\)\])/;

/**
 * Reads the answer of `haproxy -c`, HAProxy 2.4 and later. Exit code 0: it would start; 1: the configuration is wrong;
 * 2: it is right but opens no listener. A code of another kind has no words of its own.
 */
export function parseCheck(stderr: string): CheckOutput {
  const said = (kind: string) =>
    stderr
      .split('\n')
      .map(line => LINE.exec(line.trim()))
      .filter(match => match?.[1] === kind && !SUMMARY.test(match[2]))
      .map(match => match![2].trim());
  return {
    faults: said('ALERT').slice(0, MOST),
    warnings: said('WARNING').slice(0, MOST),
  };
}
