/** Names of everything that changed for a viewer. */
export interface ObserverChange {
  databases: string[];
  gateways: string[];
}

/** Collects the changes of one turn of the event loop into one call. */
export class ChangeCollector {
  readonly #onChange: (change: ObserverChange) => void;
  readonly #names = {
    databases: new Set<string>(),
    gateways: new Set<string>(),
  };
  #pending: NodeJS.Immediate | undefined;
  #count = 0;

  constructor(onChange: (change: ObserverChange) => void) {
    this.#onChange = onChange;
  }

  /** Number of changes. */
  get count(): number {
    return this.#count;
  }

  add(kind: 'databases' | 'gateways', name: string): void {
    this.#count += 1;
    this.#names[kind].add(name);
    this.#pending ??= setImmediate(() => this.#flush());
  }

  stop(): void {
    clearImmediate(this.#pending);
    this.#pending = undefined;
  }

  #flush() {
    this.#pending = undefined;
    const databases = [...this.#names.databases];
    const gateways = [...this.#names.gateways];
    this.#names.databases.clear();
    this.#names.gateways.clear();
    this.#onChange({ databases, gateways });
  }
}
