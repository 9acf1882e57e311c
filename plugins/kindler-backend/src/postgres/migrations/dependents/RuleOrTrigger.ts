import { escapeLiteral, type ClientBase } from 'pg';
import type { Dependent } from './Dependent';

const ENABLING: Record<string, string> = {
  D: 'DISABLE',
  R: 'ENABLE REPLICA',
  A: 'ENABLE ALWAYS',
};

interface Definition {
  kind: 'rule' | 'trigger';
  /** Quoted. */
  name: string;
  /** Quoted, with its schema. */
  table: string;
  definition: string;
  enabled: string;
  comment: string | null;
}

/** A rule or a trigger is dropped and recreated unchanged. */
export class RuleOrTrigger implements Dependent {
  readonly label: string;
  readonly #definition: Definition;

  static async readRules(client: ClientBase, oids: string[]) {
    const { rows } = await client.query<Definition>(
      `SELECT 'rule' AS kind, quote_ident(rulename) AS name,
              format('%I.%I', nspname, relname) AS "table",
              pg_get_ruledef(r.oid) AS definition, ev_enabled AS enabled,
              obj_description(r.oid, 'pg_rewrite') AS comment
         FROM pg_rewrite AS r
         JOIN pg_class AS c ON c.oid = ev_class
         JOIN pg_namespace AS n ON n.oid = relnamespace
        WHERE r.oid = ANY ($1::oid[])`,
      [oids],
    );
    return rows.map(row => new RuleOrTrigger(row));
  }

  /** Triggers would treat the import as if somebody had changed the rows. */
  static async readTriggers(client: ClientBase) {
    const { rows } = await client.query<Definition>(
      `SELECT 'trigger' AS kind, quote_ident(tgname) AS name,
              format('%I.%I', nspname, relname) AS "table",
              pg_get_triggerdef(t.oid) AS definition, tgenabled AS enabled,
              obj_description(t.oid, 'pg_trigger') AS comment
         FROM pg_trigger AS t
         JOIN pg_class AS c ON c.oid = tgrelid
         JOIN pg_namespace AS n ON n.oid = relnamespace
        WHERE tgrelid = 'clusters'::regclass AND NOT tgisinternal`,
    );
    return rows.map(row => new RuleOrTrigger(row));
  }

  private constructor(definition: Definition) {
    const { kind, name, table } = definition;
    this.#definition = definition;
    this.label = `${kind} ${name} on ${table}`;
  }

  async setAside(client: ClientBase): Promise<void> {
    const { kind, name, table } = this.#definition;
    await client.query(`DROP ${kind} ${name} ON ${table}`);
  }

  async putBack(client: ClientBase): Promise<void> {
    const { kind, name, table, definition, enabled, comment } =
      this.#definition;
    await client.query(definition);
    if (ENABLING[enabled]) {
      await client.query(
        `ALTER TABLE ${table} ${ENABLING[enabled]} ${kind} ${name}`,
      );
    }
    if (comment !== null) {
      await client.query(
        `COMMENT ON ${kind} ${name} ON ${table} IS ${escapeLiteral(comment)}`,
      );
    }
  }
}
