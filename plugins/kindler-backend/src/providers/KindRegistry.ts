import { InputError } from '@backstage/errors';
import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';

/** Things of one sort, e.g. providers, that configuration or modules brought, found by their kind. */
export class KindRegistry<T extends { readonly kind: string }> {
  readonly #byKind = new Map<string, T>();
  readonly #words: { one: string; hint: Wording };

  /** `one` names one of them in errors; `hint` says where they come from. */
  constructor(words: { one: string; hint: Wording }, items: T[] = []) {
    this.#words = words;
    items.forEach(item => this.add(item));
  }

  /** Throws where there is one of this kind already. */
  add(item: T): void {
    if (this.#byKind.has(item.kind)) {
      throw new Error(
        `Two ${this.#words.one}s are called '${
          item.kind
        }'; remove one of the modules or its configuration`,
      );
    }
    this.#byKind.set(item.kind, item);
  }

  kinds(): string[] {
    return [...this.#byKind.keys()];
  }

  all(): T[] {
    return [...this.#byKind.values()];
  }

  find(kind: string): T | undefined {
    return this.#byKind.get(kind);
  }

  require(kind: string): T {
    const item = this.find(kind);
    if (!item) {
      throw new InputError(`${this.#words.one} ${this.unknown(kind).text}`);
    }
    return item;
  }

  /** What is said of a kind that is not there. */
  unknown(kind: string): Wording {
    return word('field-kind-unknown', {
      kind,
      known: this.kinds().join(', ') || word('field-kind-none', {}),
      hint: this.#words.hint,
    });
  }
}
