import { KINDLER_CALLS, type KindlerApi, type KindlerCall } from '../api';

/**
 * Builds the {@link KindlerApi} on one function that runs any of its calls. `args` are the path parameters, followed by
 * the filter or request if the call takes one.
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
