import { lookup } from 'node:dns/promises';
import { canonicalHost, isAddress } from '../model/addresses/address';
import type { ResolvedHosts } from '../model/addresses/MemberBook';

/** How long an answer is used before the name is asked again. */
const FRESH_MS = 60_000;
/** How long it is still used while the name does not resolve. */
const KEPT_MS = 5 * FRESH_MS;
/** The system's resolver blocks a thread of a small pool that all of the backend shares. */
const MOST_AT_ONCE = 2;
/** Names that wait, and names that are kept: sources tell them. */
const MOST_NAMES = 2000;

interface Entry {
  addresses: readonly string[];
  /** When it was answered. */
  at: number;
  /** When it was asked. */
  askedAt: number;
}

export interface HostResolverOptions {
  resolve?: (host: string) => Promise<string[]>;
  now?: () => number;
}

/**
 * Addresses of host names, as this backend resolves them. Members tell names where HAProxy shows addresses. It is
 * evidence that may be missing: nobody waits for it, and a name that was not answered yet simply has no address.
 */
export class HostResolver {
  readonly #options: HostResolverOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #waiting = new Set<string>();
  #running = 0;
  #stopped = false;

  constructor(options: HostResolverOptions = {}) {
    this.#options = options;
  }

  /** What is known of these hosts now; names that are not known, or not lately, are asked behind it. */
  lookUp(hosts: Iterable<string>): ResolvedHosts | undefined {
    const now = this.#now();
    const found: Record<string, readonly string[]> = Object.create(null);
    let any = false;
    for (const text of hosts) {
      const host = canonicalHost(text);
      if (isName(host)) {
        const entry = this.#entries.get(host);
        const isOld = !entry || now - entry.askedAt > FRESH_MS;
        if (isOld && this.#waiting.size < MOST_NAMES) {
          this.#waiting.add(host);
        }
        if (entry && entry.addresses.length > 0 && now - entry.at <= KEPT_MS) {
          found[host] = entry.addresses;
          any = true;
        }
      }
    }
    this.#work();
    return any ? found : undefined;
  }

  /** Asks nobody any more. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
  }

  #work() {
    for (const host of this.#waiting) {
      if (this.#running >= MOST_AT_ONCE || this.#stopped) {
        return;
      }
      this.#waiting.delete(host);
      this.#running += 1;
      void this.#ask(host);
    }
  }

  async #ask(host: string): Promise<void> {
    const before = this.#entries.get(host);
    const askedAt = this.#now();
    const unanswered = { addresses: [], at: askedAt, ...before, askedAt };
    this.#keep(host, unanswered);
    try {
      const { resolve = lookUpAll } = this.#options;
      const addresses = [...new Set(await resolve(host))].sort();
      this.#keep(host, { addresses, at: this.#now(), askedAt });
    } catch {
      // What was known stays for a while; it is asked again when it is needed.
    } finally {
      this.#running -= 1;
      this.#work();
    }
  }

  /** What was not asked for longest makes room. */
  #keep(host: string, entry: Entry) {
    this.#entries.delete(host);
    this.#entries.set(host, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST_NAMES) {
      this.#entries.delete(oldest);
    }
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

/** Paths of sockets and empty texts are no names. */
function isName(host: string): boolean {
  return !isAddress(host) && /^[\w.-]+$/.test(host);
}

async function lookUpAll(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => canonicalHost(address));
}
