export { formatAddress, type HostRoute } from './HostRoute';
export { HostRoutes } from './HostRoutes';
