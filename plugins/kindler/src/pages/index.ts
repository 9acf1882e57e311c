export { DatabasesPage } from './DatabasesPage';
export { EnvironmentsPage } from './EnvironmentsPage';
export { OperationsPage } from './OperationsPage';
export { OverviewPage } from './OverviewPage';
export { RoutesPage } from './RoutesPage';
