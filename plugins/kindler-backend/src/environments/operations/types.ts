import type { EnvironmentDesiredState } from '@kindler/backstage-plugin-kindler-common';
import type {
  OperationInput,
  OperationStep,
  StepContext,
} from '../../operations';
import type { EnvironmentParts } from '../../providers';
import type { EnvironmentTable } from '../EnvironmentTable';
import type { EnvironmentInspector } from '../observe/EnvironmentInspector';

/** Operations that lead an environment to a state. */
export type ChangeKind =
  | 'environment-create'
  | 'environment-delete'
  | 'environment-start'
  | 'environment-stop'
  | 'environment-update'
  | 'environment-reconcile';

export type ChangeInput = OperationInput<ChangeKind>;
export type ChangeStep = OperationStep<ChangeKind>;

export interface ChangeOptions {
  table: EnvironmentTable;
  parts: EnvironmentParts;
  inspector: EnvironmentInspector;
  /** Told when an environment appeared, changed or vanished. */
  onChange(name: string, change: 'upserted' | 'removed'): Promise<void>;
}

/** What an operation was given, with what was allocated since. */
export function wantedOf({
  input,
  state,
}: Pick<StepContext<ChangeKind>, 'input' | 'state'>): ChangeInput {
  return state.details ? { ...input, details: state.details } : input;
}

/** Where an operation leads; those of the first version do not say it. */
export function goalOf(
  kind: ChangeKind,
  input: ChangeInput,
): EnvironmentDesiredState {
  const first = kind === 'environment-delete' ? 'absent' : 'running';
  return input.change?.to ?? first;
}
