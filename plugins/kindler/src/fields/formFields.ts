import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { DatabasePicker } from './DatabasePicker';
import { EnvironmentName } from './EnvironmentName';
import { EnvironmentPicker } from './EnvironmentPicker';
import { ProviderDetails } from './ProviderDetails';
import { ProviderPicker } from './ProviderPicker';
import { Registrations } from './Registrations';
import { RoutePicker } from './RoutePicker';
import { RouteTargetPicker } from './RouteTargetPicker';
import { SwitchPreflight } from './SwitchPreflight';
import { validateCreation } from './validateCreation';
import { validateRoute } from './validateRoute';
import { validateProvider } from './validateProvider';

/** Name of an environment. */
export const environmentPicker = {
  name: 'KindlerEnvironmentPicker',
  component: EnvironmentPicker,
  schema: makeFieldSchema({
    output: z => z.string().optional(),
    uiOptions: z =>
      z.object({
        provider: z.string().optional().describe('Only of this provider'),
        owner: z.string().optional().describe('Only of this owner'),
      }),
  }),
};

/** Name of an environment that is to be made. */
export const environmentName = {
  name: 'KindlerEnvironmentName',
  component: EnvironmentName,
  validation: validateCreation('name'),
  schema: makeFieldSchema({
    output: z => z.string().optional(),
    uiOptions: z =>
      z.object({
        provider: z
          .string()
          .optional()
          .describe('Its provider, where no field asks for it; database'),
      }),
  }),
};

/** Kind of a provider that can make environments now. */
export const providerPicker = {
  name: 'KindlerProviderPicker',
  component: ProviderPicker,
  validation: validateProvider,
  schema: makeFieldSchema({
    output: z => z.string().optional(),
    uiOptions: z =>
      z.object({
        providers: z.array(z.string()).optional().describe('Only these kinds'),
      }),
  }),
};

const providerField = 'Field in which the provider is chosen; provider';
const presetProvider = 'The provider, where no field asks for it';

/** What the chosen provider is told. */
export const providerDetails = {
  name: 'KindlerProviderDetails',
  component: ProviderDetails,
  validation: validateCreation('details'),
  schema: makeFieldSchema({
    output: z => z.record(z.any()).optional(),
    uiOptions: z =>
      z.object({
        providerField: z.string().optional().describe(providerField),
        provider: z.string().optional().describe(presetProvider),
      }),
  }),
};

/** Where an environment is to be known. */
export const registrations = {
  name: 'KindlerRegistrations',
  component: Registrations,
  validation: validateCreation('registrations'),
  schema: makeFieldSchema({
    output: z =>
      z
        .array(
          z.object({ kind: z.string(), details: z.record(z.any()).optional() }),
        )
        .optional(),
    uiOptions: z =>
      z.object({
        providerField: z.string().optional().describe(providerField),
        provider: z.string().optional().describe(presetProvider),
      }),
  }),
};

/** Name of a database cluster. */
export const databasePicker = {
  name: 'KindlerDatabasePicker',
  component: DatabasePicker,
  schema: makeFieldSchema({
    output: z => z.string().optional(),
    uiOptions: z =>
      z.object({
        owner: z.string().optional().describe('Only of this owner'),
      }),
  }),
};

/** Name of a route. */
export const routePicker = {
  name: 'KindlerRoutePicker',
  component: RoutePicker,
  validation: validateRoute,
  schema: makeFieldSchema({
    output: z => z.string().optional(),
    uiOptions: z =>
      z.object({
        intent: z
          .enum(['read-write', 'read-only'])
          .optional()
          .describe('Only routes with this intent'),
        database: z
          .string()
          .optional()
          .describe('Only routes that can lead to this database cluster'),
        makesDatabases: z
          .boolean()
          .optional()
          .describe('Only routes behind which databases can be made'),
      }),
  }),
};

/** Name of a target of the chosen route. */
export const routeTargetPicker = {
  name: 'KindlerRouteTargetPicker',
  component: RouteTargetPicker,
  schema: makeFieldSchema({ output: z => z.string().optional() }),
};

/** Preflight of the switch that the template asks for, and its confirmation. */
export const switchPreflight = {
  name: 'KindlerSwitchPreflight',
  component: SwitchPreflight,
  schema: makeFieldSchema({ output: z => z.boolean().optional() }),
};
