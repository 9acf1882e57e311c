import { InputError } from '@backstage/errors';
import type { RouteConfig } from '../../config';
import type { HopTracer } from './HopTracer';
import { listenerHop } from './hops/listenerHop';
import { memberHop } from './hops/memberHop';
import { poolerHop } from './hops/poolerHop';
import { proxyHop } from './hops/proxyHop';
import { serverHop } from './hops/serverHop';
import { sqlHop } from './hops/sqlHop';

/** All kinds of hops, in the order for a route without `via`. */
export const HOP_TRACERS: readonly HopTracer[] = [
  poolerHop(),
  listenerHop,
  proxyHop,
  serverHop,
  memberHop,
  sqlHop,
];

/** Returns the tracers of a route in the order of its `via`. */
export function chooseTracers(
  route: RouteConfig,
  known: readonly HopTracer[],
): HopTracer[] {
  const { name, via } = route;
  const kinds =
    via ??
    known.filter(({ isOn }) => isOn?.(route) ?? true).map(({ kind }) => kind);
  return kinds.map((kind, index) => {
    const tracer = known.find(each => each.kind === kind);
    if (!tracer || kinds.indexOf(kind) !== index) {
      const choices = known.map(each => each.kind).join(', ');
      throw new InputError(
        `kindler.routes '${name}'.via has '${kind}', which is ${
          tracer ? 'there twice' : `none of ${choices}`
        }. Correct it, or leave \`via\` out`,
      );
    }
    return tracer;
  });
}
