import type { ConfiguredProxy } from '../../haproxy/parsing/parseConfiguration';

/** Sections of configuration files, by the proxies that they are or lead to. */
export class Sections {
  readonly #leading: ReadonlyMap<string, Array<{ section: ConfiguredProxy }>>;
  readonly #checks = new Map<string, ConfiguredProxy['checks']>();

  constructor(configured: readonly ConfiguredProxy[]) {
    this.#leading = Map.groupBy(
      configured.flatMap(section =>
        [...leadsTo(section)].map(to => ({ to, section })),
      ),
      ({ to }) => to,
    );
    for (const { name, kind, checks } of configured) {
      if (kind !== 'frontend' && !this.#checks.has(name)) {
        this.#checks.set(name, checks);
      }
    }
  }

  /** The sections through which clients come to a proxy. */
  leadingTo(proxy: string): ConfiguredProxy[] {
    return (this.#leading.get(proxy) ?? []).map(({ section }) => section);
  }

  /** The checks of the first section of this name that holds servers. */
  checksOf(proxy: string): ConfiguredProxy['checks'] {
    return this.#checks.get(proxy) ?? [];
  }
}

function leadsTo({ name, kind, backends }: ConfiguredProxy): Set<string> {
  if (kind === 'backend') {
    return new Set();
  }
  return new Set(kind === 'listen' ? [name, ...backends] : backends);
}
