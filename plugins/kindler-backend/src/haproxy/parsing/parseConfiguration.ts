/** A `server` line of a configuration. */
export interface ConfiguredServer {
  name: string;
  /** Missing where it is no plain `host:port`, e.g. a variable or a Unix socket. */
  address?: { host: string; port: number };
  weight?: number;
  disabled: boolean;
}

/** A `listen`, `frontend` or `backend` section of a configuration. */
export interface ConfiguredProxy {
  name: string;
  kind: 'listen' | 'frontend' | 'backend';
  /** Addresses of its `bind` lines, as they are written. */
  binds: string[];
  /** What its HTTP checks ask for, e.g. `/primary`. */
  checks: string[];
  /** Backends to which the section may lead, by name. */
  backends: string[];
  servers: ConfiguredServer[];
}

type ServerOptions = Pick<ConfiguredServer, 'weight' | 'disabled'>;

const PROXIES = new Set(['listen', 'frontend', 'backend']);
/** Sections of other kinds end the one before. */
const OTHERS = new Set([
  'global',
  'defaults',
  'resolvers',
  'peers',
  'userlist',
  'mailers',
  'cache',
  'program',
  'ring',
  'http-errors',
  'fcgi-app',
  'crt-store',
  'log-forward',
  'traces',
]);

/**
 * Reads the proxies of a configuration file with their listeners and servers. Everything else is left alone, so it
 * reads files that HAProxy itself would refuse: only HAProxy says whether a configuration is right.
 */
export function parseConfiguration(text: string): ConfiguredProxy[] {
  const proxies: ConfiguredProxy[] = [];
  let proxy: ConfiguredProxy | undefined;
  let defaults: ServerOptions = { disabled: false };
  let own = defaults;
  for (const words of text.split('\n').map(toWords)) {
    const [keyword, name, ...rest] = words;
    if (PROXIES.has(keyword) && name !== undefined) {
      const kind = keyword as ConfiguredProxy['kind'];
      proxy = { name, kind, binds: [], checks: [], backends: [], servers: [] };
      own = defaults;
      proxies.push(proxy);
    } else if (OTHERS.has(keyword)) {
      proxy = undefined;
      defaults = keyword === 'defaults' ? { disabled: false } : defaults;
    } else if (keyword === 'default-server') {
      if (proxy) {
        own = readOptions(words.slice(1), own);
      } else {
        defaults = readOptions(words.slice(1), defaults);
      }
    } else if (proxy && name !== undefined) {
      readLine(proxy, keyword, [name, ...rest], own);
    }
  }
  return proxies;
}

function readLine(
  proxy: ConfiguredProxy,
  keyword: string,
  words: string[],
  usual: ServerOptions,
): void {
  const [first, second, ...rest] = words;
  if (keyword === 'bind') {
    proxy.binds.push(...first.split(','));
  } else if (
    (keyword === 'option' && first === 'httpchk') ||
    (keyword === 'http-check' && first === 'send')
  ) {
    proxy.checks.push(...words.filter(isPath));
  } else if (keyword === 'use_backend' || keyword === 'default_backend') {
    proxy.backends.push(first);
  } else if (keyword === 'server' && second !== undefined) {
    proxy.servers.push({
      name: first,
      address: toAddress(second),
      ...readOptions(rest, usual),
    });
  }
}

/** The last word counts, and a server's own before those of `default-server`. */
function readOptions(words: string[], usual: ServerOptions): ServerOptions {
  const state = words.findLast(each => /^(disabled|enabled)$/.test(each));
  const weight = words[words.lastIndexOf('weight') + 1];
  return {
    disabled: state === undefined ? usual.disabled : state === 'disabled',
    weight:
      words.includes('weight') && /^\d{1,3}$/.test(weight ?? '')
        ? Number(weight)
        : usual.weight,
  };
}

function isPath(word: string): boolean {
  return word.startsWith('/');
}

/** Splits a line as HAProxy does: blanks part words, quotes and backslashes keep them, `#` begins a comment. */
function toWords(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (quote) {
      if (character === quote) {
        quote = '';
      } else {
        word = (word ?? '') + character;
      }
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (character === '\\' && at + 1 < line.length) {
      at += 1;
      word = (word ?? '') + line[at];
    } else if (character === '#') {
      break;
    } else if (/\s/.test(character)) {
      if (word !== undefined) {
        words.push(word);
      }
      word = undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  return word === undefined ? words : [...words, word];
}

function toAddress(text: string): ConfiguredServer['address'] {
  const match =
    /^(?:ipv[46]@)?(?:\[([0-9a-f:.]+)\]|([^:/@${}]+)):(\d{1,5})$/i.exec(text);
  return match
    ? { host: match[1] ?? match[2], port: Number(match[3]) }
    : undefined;
}
