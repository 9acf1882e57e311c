/**
 * Why a program gave no result.
 * @public
 */
export type ProgramFault =
  | 'missing'
  | 'not-started'
  | 'timeout'
  | 'aborted'
  | 'too-much-output';

/**
 * A program that could not be run to its end. One that ends with another code than 0 is no error of this kind: only its
 * caller knows what its codes mean.
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
