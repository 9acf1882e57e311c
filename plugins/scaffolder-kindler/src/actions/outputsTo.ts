import type { CreationOutputs } from './carryOutCreation';

/**
 * Sets the outputs of a step, except those without a value.
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
