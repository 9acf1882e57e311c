import type { CreationOutputs } from './carryOutCreation';

/**
 * Gives outputs to a step, without those that have no value.
 */
export function outputsTo(step: {
  output<K extends keyof CreationOutputs>(
    name: K,
    value: CreationOutputs[K],
  ): void;
}): (outputs: Partial<CreationOutputs>) => void {
  return outputs => {
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) {
        step.output(name as keyof CreationOutputs, value);
      }
    }
  };
}
