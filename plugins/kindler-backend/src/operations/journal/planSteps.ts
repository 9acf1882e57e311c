import type {
  OperationStep,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinitions } from '../OperationDefinitions';
import type { NewOperation } from '../types';

/** Returns the initial steps of a new operation. */
export function planSteps(
  definitions: OperationDefinitions,
  {
    kind,
    variant = '',
    input,
  }: Pick<NewOperation, 'kind' | 'variant' | 'input'>,
): OperationStep[] {
  const definition = definitions.find({ kind, variant });
  if (!definition) {
    throw new Error(`No definition of operation '${kind}' '${variant}'`);
  }
  return definition
    .plan(input)
    .map(({ id, name }) => ({ id, ...toName(name), status: 'pending' }));
}

function toName(name: Wording | string) {
  return typeof name === 'string'
    ? { name }
    : { name: name.text, nameCode: name.code };
}
