import type { KindlerSelection } from '@kindler/backstage-plugin-kindler-node';
import { isKind } from '../isKind';

const IS_TOLD = `NOT import_notes @> '[{"code": "import-provider"}]'`;

/**
 * The provider as it is shown: what an older database called so may be a word that only its own tools understand. A
 * pattern with bounds would take ten times as long.
 */
export const PROVIDER = `CASE
  WHEN provider ~ '^[a-z][a-z0-9-]*$' AND length(provider) <= 63
   AND right(provider, 1) <> '-' AND ${IS_TOLD} THEN provider
  ELSE 'unknown' END`;

/** The state as it is shown; `toEnvironment` says the same of one row. */
export const STATE = `CASE
  WHEN actual_state IN ('creating', 'deleting') THEN actual_state
  WHEN operation_id IS NOT NULL THEN 'changing'
  WHEN actual_state = 'failed' THEN 'failed'
  ELSE CASE coalesce(observed ->> 'state', 'unknown')
    WHEN 'running' THEN 'running' WHEN 'stopped' THEN 'stopped'
    WHEN 'unknown' THEN 'unknown' ELSE 'failed' END
  END`;

/** What the words of a search are looked for in. */
const TEXTS = `lower(concat_ws(chr(10), name, title, owner, details ->> 'route',
  details ->> 'database', ${PROVIDER}, ${STATE}))`;

export interface ConditionsFilter {
  q?: string;
  state?: string;
  provider?: string;
  owner?: string;
}

/** Conditions on rows of `clusters`, with their parameters. */
export class Conditions {
  readonly params: unknown[] = [];
  readonly #all: string[] = [];

  /** @param selection - what may be seen; all where nothing is said */
  constructor(filter: ConditionsFilter, selection?: KindlerSelection) {
    const { state, provider, owner } = filter;
    const q = filter.q?.trim().toLowerCase();
    if (provider) {
      this.add(this.#isProvider(provider));
    }
    if (owner) {
      this.add(`owner = ${this.param(owner)}`);
    }
    if (state) {
      this.add(`(${STATE}) = ${this.param(state)}`);
    }
    if (q) {
      this.add(`strpos(${TEXTS}, ${this.param(q)}) > 0`);
    }
    if (selection) {
      this.add(this.#toSql(selection));
    }
  }

  add(condition: string): void {
    this.#all.push(`(${condition})`);
  }

  /** Its place in a statement. */
  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  toSql(): string {
    return this.#all.length > 0 ? this.#all.join(' AND ') : 'true';
  }

  /** A kind is compared as it is recorded: most rows are not looked at any further. */
  #isProvider(kind: string): string {
    const wanted = this.param(kind);
    return isKind(kind) && kind !== 'unknown'
      ? `provider = ${wanted} AND ${IS_TOLD}`
      : `(${PROVIDER}) = ${wanted}`;
  }

  #toSql(selection: KindlerSelection): string {
    const each = (parts: KindlerSelection[]) =>
      parts.map(part => `(${this.#toSql(part)})`);
    if ('allOf' in selection) {
      return each(selection.allOf).join(' AND ');
    }
    if ('anyOf' in selection) {
      return each(selection.anyOf).join(' OR ');
    }
    if ('not' in selection) {
      return `NOT coalesce(${this.#toSql(selection.not)}, false)`;
    }
    const { field, values } = selection;
    switch (field) {
      case 'name':
        return `name = ANY (${this.param(values)})`;
      case 'provider':
        return `(${PROVIDER}) = ANY (${this.param(values)})`;
      case 'owner':
        return `lower(owner) = ANY (${this.param(
          values.flatMap(spellings),
        )}) OR owner = ANY (${this.param(values)})`;
      default:
        return 'false';
    }
  }
}

/** All ways to write an entity ref in lower case: a group in the namespace `default` may leave out both. */
function spellings(ref: string): string[] {
  const [, kind, namespace, name] = /^([^:/]+):([^:/]+)\/(.+)$/.exec(ref) ?? [];
  if (!name) {
    return [];
  }
  const paths =
    namespace === 'default'
      ? [`default/${name}`, name]
      : [`${namespace}/${name}`];
  return paths.flatMap(path =>
    kind === 'group' ? [`${kind}:${path}`, path] : [`${kind}:${path}`],
  );
}
