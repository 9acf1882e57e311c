import { KINDLER_CALLS, type KindlerApi, type KindlerCall } from '../api';

/**
 * Makes the {@link KindlerApi} of one function that carries out any of its calls. `args` are the parameters in the
 * path of the call, and after them the filter or request where it takes one.
 * @public
 */
export function createKindlerApi<TOptions>(
  carryOut: (
    call: KindlerCall,
    args: unknown[],
    options: TOptions,
  ) => Promise<unknown>,
): KindlerApi<TOptions> {
  const calls = Object.entries(KINDLER_CALLS).map(([name, { path, input }]) => {
    const count = path.split('{').length - 1 + (input ? 1 : 0);
    const call = (...args: unknown[]) =>
      carryOut(
        name as KindlerCall,
        args.slice(0, count),
        args[count] as TOptions,
      );
    return [name, call];
  });
  return Object.fromEntries(calls);
}
