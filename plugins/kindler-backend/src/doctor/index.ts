/**
 * What Kindler finds out about clusters, gateways and routes without a portal.
 *
 * @packageDocumentation
 */
export { examine, type Examination, type ExaminedRoute } from './examine';
export { discover, type Discovery, type DiscoverOptions } from './discover';
export { parseAddress } from './addresses';
export { proposeConfig, type ProposedConfig } from './proposeConfig';
export { proposeMissing, type MissingRoutes } from './proposeMissing';
export { readKindlerConfig, type KindlerConfig } from '../config';
