import type { JsonObject } from '@backstage/types';
import { schemaText } from '@kindler/backstage-plugin-kindler-common';

type Field =
  | `schema-${'api-server' | 'chart' | 'namespace' | 'path'}`
  | `schema-${'project' | 'repository' | 'revision'}`;

const text = (field: Field, maxLength = 500) => ({
  type: 'string',
  title: schemaText(field, {}),
  description: schemaText(`${field}-help`, {}),
  minLength: 1,
  maxLength,
});

/**
 * A URL, or `git@host:path`, without a password: none over HTTP before the `@`, where a name may be a token, no `name:password`
 * elsewhere, and none in the query. What would be a port and is no number is the begin of a password with a slash in it.
 */
const REPOSITORY = [
  '^(?![hH][tT][tT][pP][sS]?:[\\\\/]*[^\\\\/?#]*@)',
  '(?!(?:[a-zA-Z][a-zA-Z0-9+.-]*:[\\\\/]+)?[^\\\\/?#@:]*:[^\\\\/?#]*@)',
  '(?![a-zA-Z][a-zA-Z0-9+.-]*:[\\\\/]+[^\\\\/?#@:[\\]]*:(?!\\d*(?:/|$)))',
  '[^\\s?#]+$',
].join('');

/** What a request may say of an application. */
export interface ApplicationRequest {
  repoURL: string;
  path?: string;
  chart?: string;
  targetRevision?: string;
  namespace?: string;
  project?: string;
  parameters?: Array<{ name: string; value: string }>;
}

/** The `details` that a request may give. */
export interface ArgocdRequest {
  server?: string;
  application?: ApplicationRequest;
}

export const ARGOCD_SCHEMA: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    server: {
      ...text('schema-api-server'),
      pattern: '^https?://[^\\s@]+$',
    },
    application: {
      type: 'object',
      title: schemaText('schema-application', {}),
      description: schemaText('schema-application-help', {}),
      additionalProperties: false,
      required: ['repoURL'],
      oneOf: [{ required: ['path'] }, { required: ['chart'] }],
      properties: {
        repoURL: {
          ...text('schema-repository'),
          pattern: REPOSITORY,
        },
        path: text('schema-path'),
        chart: text('schema-chart'),
        targetRevision: text('schema-revision'),
        namespace: {
          ...text('schema-namespace', 63),
          pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$',
        },
        project: text('schema-project', 63),
        parameters: {
          type: 'array',
          title: schemaText('schema-parameters', {}),
          description: schemaText('schema-parameters-help', {}),
          maxItems: 50,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'value'],
            properties: {
              name: {
                type: 'string',
                title: schemaText('schema-name', {}),
                description: schemaText('schema-parameter-help', {}),
                minLength: 1,
                maxLength: 200,
              },
              value: {
                type: 'string',
                title: schemaText('schema-value', {}),
                maxLength: 2000,
              },
            },
          },
        },
      },
    },
  },
};
