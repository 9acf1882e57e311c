import type { ServerCondition } from '../../model/haproxy/ServerCondition';

/** Finds why servers that track others are in maintenance. Each server is followed once, however many track it. */
export class TrackedCauses {
  readonly #find: (server: string) => ServerCondition | undefined;
  /** By `proxy/server` that is tracked; undefined where it leads to nobody that tells. */
  readonly #known = new Map<string, ServerCondition | undefined>();

  /** `find` gives the condition of `proxy/server`. */
  constructor(find: (server: string) => ServerCondition | undefined) {
    this.#find = find;
  }

  /** The condition of the server that is tracked in the end; the given one where nobody tells. */
  causeOf(condition: ServerCondition): ServerCondition {
    const passed: string[] = [];
    let cause: ServerCondition | undefined = condition;
    while (cause?.kind === 'maint' && cause.by === 'via') {
      const { server }: { server: string } = cause;
      if (this.#known.has(server)) {
        cause = this.#known.get(server);
        break;
      }
      // Until more is known, what leads back here leads nowhere.
      this.#known.set(server, undefined);
      passed.push(server);
      cause = this.#find(server);
    }
    const found = cause?.kind === 'maint' ? cause : undefined;
    passed.forEach(server => this.#known.set(server, found));
    return found ?? condition;
  }
}
