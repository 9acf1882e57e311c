/** What a command line tool says, and how it ends. */
export interface StandInAnswer {
  stdout: string;
  stderr: string;
  code: number;
}

export const says = (stdout: string): StandInAnswer => ({
  stdout,
  stderr: '',
  code: 0,
});

export const fails = (stderr: string, code = 1): StandInAnswer => ({
  stdout: '',
  stderr: `${stderr}\n`,
  code,
});

/** Values of the flags of a call; a flag that is not documented is refused, as the tool would. */
export function readFlags(
  args: string[],
  known: { values?: string[]; switches?: string[] },
): { flags: Record<string, string>; rest: string[]; unknown?: string } {
  const flags: Record<string, string> = {};
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (known.values?.includes(arg)) {
      at += 1;
      flags[arg] = args[at];
    } else if (known.switches?.includes(arg)) {
      flags[arg] = 'true';
    } else if (arg.startsWith('-')) {
      return { flags, rest, unknown: arg };
    } else {
      rest.push(arg);
    }
  }
  return { flags, rest };
}
