import type { JsonObject } from '@backstage/types';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import type { OperationDefinition, StepContext } from '../../operations';
import type { EnvironmentParts } from '../../providers';
import { asWait } from './asWait';
import { planOutside } from './planOutside';
import { changeStep, markDeletingStep, recordStep } from './recordSteps';
import { removeRecordStep, settleStep } from './settleSteps';
import {
  goalOf,
  wantedOf,
  type ChangeInput,
  type ChangeKind,
  type ChangeOptions,
  type ChangeStep,
} from './types';

export const CHANGE_KINDS: readonly ChangeKind[] = [
  'environment-create',
  'environment-delete',
  'environment-start',
  'environment-stop',
  'environment-update',
  'environment-reconcile',
];

/**
 * Leads an environment from what is there to what is asked for: the record first, then what is outside, then the record
 * says what was seen. Only what is made anew is undone where that fails. What was there before is never taken away
 * again: it stays recorded as failed, and can be led on.
 */
export function changeDefinition(
  kind: ChangeKind,
  variant: string,
  options: ChangeOptions,
): OperationDefinition<ChangeKind> {
  const isNew = kind === 'environment-create';
  return {
    kind,
    variant,
    retryable: true,
    plan: input => {
      const to = goalOf(kind, input);
      const outside = planOutside(options.parts, input, to);
      return [
        firstStep(kind, input, options),
        ...outside.map(step =>
          isNew ? toNewStep(step, options.parts) : toStep(step),
        ),
        to === 'absent' ? removeRecordStep(options) : settleStep(options, to),
      ];
    },
    onFailed: async ({ input: { name }, input, operationId }, error) => {
      const row = { name, operationId };
      if (!(await options.table.setFailed(row, error.message))) {
        return '';
      }
      await options.onChange(name, 'upserted');
      const next =
        isNew || goalOf(kind, input) === 'absent' ? 'delete' : 'reconcile';
      return `Environment '${name}' stays recorded as failed; ${next} it once the cause is gone`;
    },
  };
}

function firstStep(
  kind: ChangeKind,
  input: ChangeInput,
  options: ChangeOptions,
): ChangeStep {
  if (kind === 'environment-create') {
    return recordStep(options);
  }
  return goalOf(kind, input) === 'absent'
    ? markDeletingStep(options)
    : changeStep(options);
}

/** A provider's steps know their environment; of the operation they need to know nothing. */
function toStep(step: ProviderStep): ChangeStep {
  const { check, do: work, verify } = step;
  return {
    id: step.id,
    name: step.name,
    timeoutMs: step.timeoutMs,
    check: check && (context => asWait(() => check.call(step, context))),
    do: context => asWait(() => work.call(step, context)),
    verify: context => asWait(() => verify.call(step, context)),
  };
}

/** The same, planned again, once, with what was allocated meanwhile. */
function toNewStep(planned: ProviderStep, parts: EnvironmentParts): ChangeStep {
  const { id, name, timeoutMs, check, undo } = planned;
  let again: { details: JsonObject; step: ProviderStep } | undefined;
  const find = (context: StepContext<ChangeKind>) => {
    const { details } = context.state;
    if (details && again?.details !== details) {
      const steps = planOutside(parts, wantedOf(context), 'running');
      const step = steps.find(each => each.id === id) ?? planned;
      again = { details, step };
    }
    return again?.step ?? planned;
  };
  return {
    id,
    name,
    timeoutMs,
    check:
      check && (async context => asWait(() => find(context).check!(context))),
    do: context => asWait(() => find(context).do(context)),
    verify: context => asWait(() => find(context).verify(context)),
    undo: undo && (async context => find(context).undo!(context)),
  };
}
