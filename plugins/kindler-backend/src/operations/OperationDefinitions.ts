import type { OperationKind } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from './types';

const CONCURRENCY = 4;

/** A kind of operation and who carries it out. */
export interface OperationType {
  kind: OperationKind;
  variant: string;
}

/** What this backend can carry out, found by kind and variant. */
export class OperationDefinitions {
  readonly #byType = new Map<string, OperationDefinition>();
  readonly #fallbacks = new Map<
    string,
    (variant: string) => OperationDefinition
  >();

  /** Throws where two definitions have one kind and variant. */
  add<TKind extends OperationKind>(
    definition: OperationDefinition<TKind>,
  ): this {
    const key = keyOf(typeOf(definition));
    if (this.#byType.has(key)) {
      throw new Error(`Two definitions of operations are called '${key}'`);
    }
    // Whoever plans one gives the input that its kind and variant take.
    this.#byType.set(key, definition as unknown as OperationDefinition);
    return this;
  }

  /** For variants that nobody brought: only who begins such an operation carries it out, another backend may know better. */
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

  /** Whether operations of a type are carried out here whoever began them. */
  has(type: OperationType): boolean {
    return this.#byType.has(keyOf(type));
  }

  /** All that can be carried out, without the kinds of which as many run here as may. */
  free(running: OperationKind[]): OperationType[] {
    return [...this.#byType.values()]
      .filter(
        ({ kind, concurrency = CONCURRENCY }) =>
          running.filter(each => each === kind).length < concurrency,
      )
      .map(typeOf);
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
