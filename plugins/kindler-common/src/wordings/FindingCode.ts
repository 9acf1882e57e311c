import { findingWordings } from './findings/findingWordings';

type Codes = keyof typeof findingWordings;

/**
 * Codes of findings. Each is a code of {@link WORDINGS} for the problem, with a matching `-next` code for the next
 * step.
 * @public
 */
export type FindingCode = {
  [C in Codes]: `${C}-next` extends Codes ? C : never;
}[Codes];
