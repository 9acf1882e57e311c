import type { JsonObject } from '@backstage/types';

const text = (title: string, description: string, maxLength = 500) => ({
  type: 'string',
  title,
  description,
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
      ...text(
        'API as Argo CD reaches it',
        'URL of the Kubernetes API. When it is left out: that in the network of its containers.',
      ),
      pattern: '^https?://[^\\s@]+$',
    },
    application: {
      type: 'object',
      title: 'Application',
      description:
        'What is synced into it. Without it the cluster is only made known, e.g. for an ApplicationSet.',
      additionalProperties: false,
      required: ['repoURL'],
      oneOf: [{ required: ['path'] }, { required: ['chart'] }],
      properties: {
        repoURL: {
          ...text('Repository', 'URL, without a password.'),
          pattern: REPOSITORY,
        },
        path: text('Path', 'Folder in the Git repository.'),
        chart: text('Chart', 'Name in the Helm repository.'),
        targetRevision: text(
          'Revision',
          'Branch, tag, commit, or version of the chart. Defaults to HEAD.',
        ),
        namespace: {
          ...text('Namespace', 'Defaults to the name of the environment.', 63),
          pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$',
        },
        project: text('AppProject', 'Defaults to the one configured.', 63),
        parameters: {
          type: 'array',
          title: 'Helm parameters',
          description: 'Never a secret.',
          maxItems: 50,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'value'],
            properties: {
              name: text('Name', 'E.g. ingress.host.', 200),
              value: { type: 'string', title: 'Value', maxLength: 2000 },
            },
          },
        },
      },
    },
  },
};
