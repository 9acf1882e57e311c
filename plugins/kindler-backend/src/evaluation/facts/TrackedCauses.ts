import type { ServerCondition } from '../../model/haproxy/ServerCondition';

/** Finds out why servers that track others are in maintenance. Each server is followed once, however many track it. */
export class TrackedCauses {
  readonly #find: (server: string) => ServerCondition | undefined;
  /** By the tracked `proxy/server`; undefined if the chain ends without a report. */
  readonly #known = new Map<string, ServerCondition | undefined>();

  /** `find` returns the condition of `proxy/server`. */
  constructor(find: (server: string) => ServerCondition | undefined) {
    this.#find = find;
  }

  /** Returns the condition of the server at the end of the tracking chain, or the given one if that is not reported. */
  causeOf(condition: ServerCondition): ServerCondition {
    const passed: string[] = [];
    let cause: ServerCondition | undefined = condition;
    while (cause?.kind === 'maint' && cause.by === 'via') {
      const { server }: { server: string } = cause;
      if (this.#known.has(server)) {
        cause = this.#known.get(server);
        break;
      }
      // Ends cycles: a chain that leads back here leads nowhere.
      this.#known.set(server, undefined);
      passed.push(server);
      cause = this.#find(server);
    }
    const found = cause?.kind === 'maint' ? cause : undefined;
    passed.forEach(server => this.#known.set(server, found));
    return found ?? condition;
  }
}
