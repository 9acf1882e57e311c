import {
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
  resourceEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';

const schema = new SchemaValidEntityPolicy();
const format = new FieldFormatEntityPolicy();

/**
 * Why the catalog would refuse the entity, or undefined when it would not. One refused entity makes the catalog refuse
 * everything that is written with it.
 */
export async function entityProblem(
  entity: Entity,
): Promise<string | undefined> {
  try {
    await schema.enforce(entity);
    await format.enforce(entity);
    await resourceEntityV1alpha1Validator.check(entity);
    return undefined;
  } catch (error) {
    return stringifyError(error);
  }
}
