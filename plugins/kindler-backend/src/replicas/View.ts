import type { Thing } from '../model/Thing';
import type { Backend } from './BackendTable';
import { ownerOf } from './ownerOf';

type Member = Pick<Backend, 'id' | 'configuration'>;

/** Who owns what among the backends that are known, in the order in which they joined. */
export class View {
  readonly #backends: readonly Member[];
  readonly #me: string;
  readonly #peers: readonly string[];
  readonly #recorders: readonly string[];
  readonly #asking = new Map<Thing, string | undefined>();

  constructor(backends: readonly Member[], me: string) {
    this.#backends = backends;
    this.#me = me;
    const mine = backends.find(({ id }) => id === me);
    this.#peers = idsWith(backends, mine?.configuration);
    this.#recorders = recordersOf(backends);
  }

  /** The other backends that share the work with this one. */
  get others(): readonly string[] {
    return this.#peers.filter(id => id !== this.#me);
  }

  /** Whether this backend asks the sources of a thing. */
  asks(thing: Thing): boolean {
    if (!this.#asking.has(thing)) {
      this.#asking.set(thing, ownerOf(thing, this.#peers));
    }
    return this.#asking.get(thing) === this.#me;
  }

  /** Whether this backend writes down what happens to a thing. */
  records(thing: Thing): boolean {
    return this.#recorders.includes(this.#me) && this.asks(thing);
  }

  isSame({ backends, me }: { backends: readonly Member[]; me: string }) {
    return (
      me === this.#me &&
      backends.length === this.#backends.length &&
      backends.every(({ id }, index) => id === this.#backends[index].id)
    );
  }
}

/**
 * The backends that write down what happens: those with the newest configuration. While a portal is rolled out, those
 * with the former one still observe for themselves.
 */
export function recordersOf(backends: readonly Member[]): string[] {
  return idsWith(backends, backends.at(-1)?.configuration);
}

function idsWith(
  backends: readonly Member[],
  configuration: string | undefined,
): string[] {
  return backends
    .filter(each => each.configuration === configuration)
    .map(({ id }) => id);
}
