import type { ClientBase } from 'pg';

/** One object that the query of a view or a rule uses. */
export interface Use {
  /** Identity of the rule. The query of a view is its rule `_RETURN`. */
  rule: string;
  ruleName: string;
  /** The view, or the table of the rule. */
  relation: string;
  relationKind: string;
  /** The used object: `clusters` or a view. */
  source: string;
  /** Number of the used column; 0 for none in particular. */
  column: number;
}

/** Returns everything that uses `clusters`, directly or through views. */
export async function readUses(client: ClientBase): Promise<Use[]> {
  const { rows } = await client.query<Use>(
    `WITH RECURSIVE reached (oid) AS (
       SELECT 'clusters'::regclass::oid
       UNION
       SELECT rule.ev_class
         FROM reached
         JOIN pg_depend AS use ON use.refclassid = 'pg_class'::regclass
          AND use.refobjid = reached.oid AND use.classid = 'pg_rewrite'::regclass
         JOIN pg_rewrite AS rule ON rule.oid = use.objid
        WHERE rule.rulename = '_RETURN'
     )
     SELECT DISTINCT rule.oid::text AS rule, rule.rulename AS "ruleName",
            relation.oid::text AS relation, relation.relkind AS "relationKind",
            reached.oid::text AS source, use.refobjsubid AS "column"
       FROM reached
       JOIN pg_depend AS use ON use.refclassid = 'pg_class'::regclass
        AND use.refobjid = reached.oid AND use.classid = 'pg_rewrite'::regclass
       JOIN pg_rewrite AS rule ON rule.oid = use.objid
       JOIN pg_class AS relation ON relation.oid = rule.ev_class
      WHERE NOT (rule.rulename = '_RETURN' AND rule.ev_class = reached.oid)`,
  );
  return rows;
}
