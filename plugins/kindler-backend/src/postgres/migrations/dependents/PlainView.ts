import type { ClientBase } from 'pg';
import type { Dependent } from './Dependent';
import {
  emptyQuery,
  queryWithOldTypes,
  readView,
  type ViewShape,
} from './viewQuery';

/**
 * A view temporarily gets a query without dependencies, so that its owner, grants, rules and everything that uses it
 * stay.
 */
export class PlainView implements Dependent {
  readonly label: string;
  readonly #view: ViewShape;

  static async read(client: ClientBase, oid: string) {
    return new PlainView(await readView(client, oid));
  }

  private constructor(view: ViewShape) {
    this.#view = view;
    this.label = `view ${view.name}`;
  }

  async setAside(client: ClientBase): Promise<void> {
    await client.query(
      `CREATE OR REPLACE VIEW ${this.#view.name} AS ${emptyQuery(this.#view)}`,
    );
  }

  async putBack(client: ClientBase): Promise<void> {
    const { name, options } = this.#view;
    const settings = options.length > 0 ? `WITH (${options.join(', ')})` : '';
    const query = await queryWithOldTypes(client, this.#view);
    await client.query(
      `CREATE OR REPLACE VIEW ${name} ${settings} AS ${query}`,
    );
  }
}
