export { DatabasesPage } from './DatabasesPage';
export { EnvironmentsPage } from './EnvironmentsPage';
export { IncidentsPage } from './IncidentsPage';
export { KindlerPage } from './KindlerPage';
export { OperationsPage } from './OperationsPage';
export { OverviewPage } from './OverviewPage';
export { RoutesPage } from './RoutesPage';
