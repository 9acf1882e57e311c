import { UsageError } from '../../UsageError';

export interface DoctorFlags {
  config?: string[];
  patroni?: string[];
  stats?: string;
  listener?: string[];
  allMembers?: boolean;
}

type Credentials = { user: string; password: string };

export interface FoundOptions {
  patroni: string[];
  stats?: { url: string } & Partial<Credentials>;
  probe?: Credentials;
  /** `<proxy>=<host>:<port>` each. */
  listeners: string[];
  allMembers: boolean;
}

export type DoctorOptions = FoundOptions & { config?: string[] };

type Env = Record<string, string | undefined>;

/** Checks the arguments. Passwords come from the environment, since others can read arguments. */
export function readOptions(flags: DoctorFlags, env: Env): DoctorOptions {
  const { config, patroni = [], stats, listener = [], allMembers } = flags;
  const isFound = patroni.length > 0 || stats || listener.length > 0;
  if (config && (isFound || allMembers)) {
    throw new UsageError(
      '--config stands alone: give either it, or --patroni, --stats, --listener and --all-members',
    );
  }
  if (!config && patroni.length === 0) {
    throw new UsageError(
      'Name what to ask: --config app-config.yaml, or --patroni <url> and --stats <url>',
    );
  }
  return {
    config,
    patroni: onceEach(patroni.map(url => checkUrl('--patroni', url))),
    stats: stats
      ? {
          url: checkUrl('--stats', stats),
          ...readCredentials('KINDLER_STATS', env),
        }
      : undefined,
    probe: readCredentials('KINDLER_PROBE', env),
    listeners: listener,
    allMembers: allMembers ?? false,
  };
}

/** The first URL of each host. */
function onceEach(urls: string[]): string[] {
  const byHost = new Map(
    [...urls].reverse().map(url => [new URL(url).host, url]),
  );
  return [...byHost.values()].reverse();
}

function checkUrl(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      `${option} takes a URL, e.g. http://10.0.0.11:8008; '${text}' is none`,
    );
  }
  if (url.username || url.password) {
    throw new UsageError(
      `${option}: others can read arguments, so user and password stand in KINDLER_STATS_USER and KINDLER_STATS_PASSWORD`,
    );
  }
  return text;
}

function readCredentials(name: string, env: Env): Credentials | undefined {
  const user = env[`${name}_USER`];
  const password = env[`${name}_PASSWORD`];
  if ((user === undefined) !== (password === undefined)) {
    throw new UsageError(
      `${name}_USER and ${name}_PASSWORD belong together; one of them is not set`,
    );
  }
  return user !== undefined && password !== undefined
    ? { user, password }
    : undefined;
}
