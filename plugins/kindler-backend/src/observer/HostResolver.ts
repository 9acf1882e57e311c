import { lookup } from 'node:dns/promises';
import { canonicalHost, isAddress } from '../model/addresses/address';
import type { ResolvedHosts } from '../model/addresses/MemberBook';

/** Age at which an answer is refreshed. */
const FRESH_MS = 60_000;
/** Maximum age of an answer that is used while the name does not resolve. */
const KEPT_MS = 5 * FRESH_MS;
/** The system's resolver blocks a thread of a small pool that the whole backend shares. */
const MOST_AT_ONCE = 2;
/** Limit on names that wait and on names that are kept, because sources supply them. */
const MOST_NAMES = 2000;

interface Entry {
  addresses: readonly string[];
  /** Time of the last answer. */
  at: number;
  /** Time of the last question. */
  askedAt: number;
}

export interface HostResolverOptions {
  resolve?: (host: string) => Promise<string[]>;
  now?: () => number;
}

/**
 * Resolves host names to addresses, because members report names where HAProxy shows addresses. The result is optional
 * evidence: nobody waits for it, and a name without an answer simply has no address yet.
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

  /** Returns the addresses known now. Unknown and outdated names are resolved in the background. */
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

  /** Stops resolving names. */
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
      // A known answer stays valid for a while. The name is resolved again when needed.
    } finally {
      this.#running -= 1;
      this.#work();
    }
  }

  /** Removes the entry that has not been asked for the longest time if there are too many. */
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

/** Socket paths and empty texts are not names. */
function isName(host: string): boolean {
  return !isAddress(host) && /^[\w.-]+$/.test(host);
}

async function lookUpAll(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => canonicalHost(address));
}
