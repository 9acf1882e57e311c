import type { OperationKind } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from './types';

const CONCURRENCY = 4;

/** A kind of operation and its variant. */
export interface OperationType {
  kind: OperationKind;
  variant: string;
}

/** The operations that this backend can carry out, by kind and variant. */
export class OperationDefinitions {
  readonly #byType = new Map<string, OperationDefinition>();
  readonly #fallbacks = new Map<
    string,
    (variant: string) => OperationDefinition
  >();

  /** Throws if two definitions have the same kind and variant. */
  add<TKind extends OperationKind>(
    definition: OperationDefinition<TKind>,
  ): this {
    const key = keyOf(typeOf(definition));
    if (this.#byType.has(key)) {
      throw new Error(`Two definitions of operations are called '${key}'`);
    }
    // Safe: whoever plans an operation passes the input that its kind and variant take.
    this.#byType.set(key, definition as unknown as OperationDefinition);
    return this;
  }

  /**
   * Defines variants that have no definition of their own. Such an operation is only carried out by the backend that
   * started it, because another backend may have a proper definition.
   */
  addFallback<TKind extends OperationKind>(
    kind: TKind,
    definitionOf: (variant: string) => OperationDefinition<TKind>,
  ): this {
    this.#fallbacks.set(
      kind,
      variant => definitionOf(variant) as unknown as OperationDefinition,
    );
    return this;
  }

  find(type: OperationType): OperationDefinition | undefined {
    return (
      this.#byType.get(keyOf(type)) ??
      this.#fallbacks.get(type.kind)?.(type.variant)
    );
  }

  /** Whether this backend carries out operations of a type that any backend may have started. */
  has(type: OperationType): boolean {
    return this.#byType.has(keyOf(type));
  }

  /**
   * Returns the types that can start now, without those that have reached their concurrency limit here. A provider that
   * hangs delays only its own operations.
   */
  free(running: OperationType[]): OperationType[] {
    const keys = running.map(keyOf);
    return [...this.#byType.values()]
      .map(definition => ({ type: typeOf(definition), definition }))
      .filter(
        ({ type, definition: { concurrency = CONCURRENCY } }) =>
          keys.filter(each => each === keyOf(type)).length < concurrency,
      )
      .map(({ type }) => type);
  }

  all(): OperationType[] {
    return this.free([]);
  }
}

function typeOf({ kind, variant = '' }: OperationDefinition<any>) {
  return { kind, variant };
}

function keyOf({ kind, variant }: OperationType): string {
  return variant ? `${kind}/${variant}` : kind;
}
