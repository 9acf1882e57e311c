import type {
  BackupList,
  Database,
  DatabaseList,
  DriftList,
  EnvironmentList,
  FindingList,
  Gateway,
  GatewayList,
  ListBackupsFilter,
  ListDatabasesFilter,
  ListDriftFilter,
  ListEnvironmentsFilter,
  ListFindingsFilter,
  ListGatewaysFilter,
  ListRoutesFilter,
  Route,
  RouteList,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  KindlerBackupResource,
  KindlerCondition,
  KindlerEnvironmentResource,
} from '@kindler/backstage-plugin-kindler-node';
import type { Domains } from '../Domains';
import { summarize } from '../summarize';
import { toGatewaySummary } from '../toGatewaySummary';
import { listBackups } from './listBackups';
import { listDatabases, sortDatabases } from './listDatabases';
import { listDrift } from './listDrift';
import { listEnvironments } from './listEnvironments';
import { listFindings, sortFindings } from './listFindings';
import { listGateways, sortGateways } from './listGateways';
import { listRoutes, sortRoutes } from './listRoutes';
import { remake } from './remake';
import { shareAnswers } from './shareAnswers';

/** A list without its time. For callers with restrictions, `visible` tells which items they may see. */
type List<TFilter, TItem, TAnswer> = (
  filter: TFilter,
  visible?: KindlerCondition<TItem>,
) => Promise<Omit<TAnswer, 'now'>>;

export interface Lists {
  backups: List<ListBackupsFilter, KindlerBackupResource, BackupList>;
  databases: List<ListDatabasesFilter, Database, DatabaseList>;
  drift: List<ListDriftFilter, KindlerEnvironmentResource, DriftList>;
  environments: List<
    ListEnvironmentsFilter,
    KindlerEnvironmentResource,
    EnvironmentList
  >;
  /** Findings are visible to those who may see their cluster. */
  findings: List<ListFindingsFilter, Database, FindingList>;
  gateways: List<ListGatewaysFilter, Gateway, GatewayList>;
  routes: List<ListRoutesFilter, Route, RouteList>;
}

/** Creates the lists over the current state of the domains. */
export function createLists(domains: Domains): Lists {
  const { observer, currentIncidents, environments, routes } = domains;
  const changes = () => observer.changes.count + currentIncidents.changeCount;

  const databaseRows = remake(() => {
    const rows = observer.listDatabases().map(database => {
      const summary = summarize(database);
      const incident = currentIncidents.getCurrent(database.name);
      return {
        database,
        summary: incident ? { ...summary, incident } : summary,
      };
    });
    return sortDatabases(rows);
  }, changes);
  const findingRows = remake(() => {
    const rows = observer.listDatabases().flatMap(database => {
      const { name, findings } = database;
      const hasIncident = currentIncidents.goesOn(name);
      return findings.map(finding => ({
        finding: { ...finding, database: name },
        database,
        hasIncident,
      }));
    });
    return sortFindings(rows);
  }, changes);
  const gatewayRows = remake(() => {
    const rows = observer.listGateways().map(gateway => ({
      gateway,
      summary: toGatewaySummary(gateway),
    }));
    return sortGateways(rows);
  }, changes);
  const routeRows = remake(() => sortRoutes(routes.describeAll()), changes);

  const databases = shareAnswers(listDatabases);
  const findings = shareAnswers(listFindings);
  const gateways = shareAnswers(listGateways);
  const described = shareAnswers(listRoutes);
  return {
    databases: async (...args) => databases(databaseRows(), ...args),
    findings: async (...args) => findings(findingRows(), ...args),
    gateways: async (...args) => gateways(gatewayRows(), ...args),
    async routes(...args) {
      const page = described(routeRows(), ...args);
      return { ...page, items: await routes.addLastSwitches(page.items) };
    },
    async backups(...args) {
      const { isConfigured } = domains.backups;
      return {
        isConfigured,
        ...listBackups(await domains.backups.read(), ...args),
      };
    },
    drift: async (...args) => listDrift(await domains.drift.read(), ...args),
    async environments(filter, visible) {
      const isSql = !visible || visible.selects !== undefined;
      const page =
        isSql && (await environments.readPage(filter, visible?.selects));
      if (page) {
        return page;
      }
      const { items, ...known } = await environments.readAll();
      return { ...known, ...listEnvironments(items, filter, visible) };
    },
  };
}
