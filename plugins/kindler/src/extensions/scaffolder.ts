import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const fields = () => import('../fields/formFields');

/** Fields for the forms of templates. */
export const formFields = [
  FormFieldBlueprint.make({
    name: 'environment-name',
    params: {
      field: async () => createFormField((await fields()).environmentName),
    },
  }),
  FormFieldBlueprint.make({
    name: 'environment-picker',
    params: {
      field: async () => createFormField((await fields()).environmentPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'provider-picker',
    params: {
      field: async () => createFormField((await fields()).providerPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'provider-details',
    params: {
      field: async () => createFormField((await fields()).providerDetails),
    },
  }),
  FormFieldBlueprint.make({
    name: 'registrations',
    params: {
      field: async () => createFormField((await fields()).registrations),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-picker',
    params: {
      field: async () => createFormField((await fields()).databasePicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'route-picker',
    params: {
      field: async () => createFormField((await fields()).routePicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'route-target-picker',
    params: {
      field: async () => createFormField((await fields()).routeTargetPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'switch-preflight',
    params: {
      field: async () => createFormField((await fields()).switchPreflight),
    },
  }),
];
