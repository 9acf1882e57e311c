/**
 * The reason why a program gave no result.
 * @public
 */
export type ProgramFault =
  | 'missing'
  | 'not-started'
  | 'timeout'
  | 'aborted'
  | 'too-much-output';

/**
 * The program could not be run to its end. An exit code other than 0 is not this error, because only the caller knows
 * its meaning.
 * @public
 */
export class ProgramError extends Error {
  readonly fault: ProgramFault;

  constructor(fault: ProgramFault, message: string) {
    super(message);
    this.name = 'ProgramError';
    this.fault = fault;
  }
}
