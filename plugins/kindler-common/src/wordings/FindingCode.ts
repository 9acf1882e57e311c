import { findingWordings } from './findings/findingWordings';

type Codes = keyof typeof findingWordings;

/**
 * Codes of findings: those of {@link WORDINGS} that say what is wrong and have a `-next` that says what to do.
 * @public
 */
export type FindingCode = {
  [C in Codes]: `${C}-next` extends Codes ? C : never;
}[Codes];
