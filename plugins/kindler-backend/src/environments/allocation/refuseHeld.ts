import { ConflictError } from '@backstage/errors';
import {
  fieldProblem,
  FieldProblems,
  word,
  type FieldProblem,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerEnvironmentResource } from '@kindler/backstage-plugin-kindler-node';
import type { Query } from '../../postgres';
import type { KnownEnvironment } from '../../providers';
import { HELD_PORTS } from './findFree';
import { PORT_FIELDS, portsOf } from './sharedDetails';

type Holder = KindlerEnvironmentResource & { field: string; value: string };

/** @throws ConflictError that names each field that another environment has, and which one to those who may see it */
export async function refuseHeld(
  query: Query,
  { name, details = {} }: KnownEnvironment,
  sees: (holder: KindlerEnvironmentResource) => boolean,
): Promise<void> {
  const holders = await query<Holder>(
    `SELECT name, owner, provider, port AS value, 'port' AS field
       FROM (${HELD_PORTS}) AS held
      WHERE name <> $1 AND port = ANY ($2)
      UNION ALL
     SELECT name, owner, provider, subnet::text, 'subnet'
       FROM clusters
      WHERE name <> $1 AND subnet && $3::inet
      LIMIT 4`,
    [name, portsOf(details).map(String), details.subnet],
  );
  const problems = holders.map((holder): FieldProblem => {
    const { value: held, owner } = holder;
    const whose = sees({ ...holder, owner: owner ?? undefined })
      ? word('field-holder', { name: holder.name })
      : word('field-holder-hidden', {});
    if (holder.field === 'subnet') {
      const value = String(details.subnet);
      return fieldProblem(
        'details.subnet',
        word('field-subnet-held', { value, held, holder: whose }),
      );
    }
    const port = PORT_FIELDS.find(each => String(details[each]) === held)!;
    return fieldProblem(
      `details.${port}`,
      word('field-port-held', { value: held, holder: whose }),
    );
  });
  new FieldProblems(problems).refuse(ConflictError);
}
