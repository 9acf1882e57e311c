/** Titles and descriptions of fields in the schemas of providers and registrations. Those with values come last: see `readWording`. */
export const schemaWordings = {
  'schema-image': 'Image of the nodes',
  'schema-image-help': 'Says the version of Kubernetes',
  'schema-servers': 'Servers',
  'schema-servers-help': 'Nodes of the control plane; an odd number',
  'schema-agents': 'Agents',
  'schema-agents-help': 'Nodes besides the control plane',
  'schema-api-port': 'API port',
  'schema-api-port-help': 'Of the host; a free one when it is left out',
  'schema-http-port': 'HTTP port',
  'schema-http-port-help':
    'Of the host; leads to port 80; a free one when it is left out',
  'schema-https-port': 'HTTPS port',
  'schema-https-port-help':
    'Of the host; leads to port 443; a free one when it is left out',
  'schema-subnet': 'Subnet of the nodes',
  'schema-subnet-help':
    'In CIDR notation, e.g. 10.101.0.0/16; a free one when it is left out',
  'schema-cluster': 'Cluster',
  'schema-cpu': 'CPU',
  'schema-memory': 'Memory',
  'schema-storage': 'Storage',
  'schema-pods': 'Pods',
  'schema-isolated': 'Isolated',
  'schema-isolated-help': 'Pods of other namespaces do not reach its pods',
  'schema-postgres': 'PostgreSQL',
  'schema-postgres-help':
    'Major version of a database of its own; none when left out',
  'schema-postgres-storage': 'Storage of PostgreSQL',
  'schema-postgres-storage-help':
    'Of each instance and of the backups; 1Gi when left out',
  'schema-postgres-replicas': 'Instances of PostgreSQL',
  'schema-route': 'Route',
  'schema-api-server': 'API as Argo CD reaches it',
  'schema-api-server-help':
    'URL of the Kubernetes API. When it is left out: that in the network of its containers.',
  'schema-application': 'Application',
  'schema-application-help':
    'What is synced into it. Without it the cluster is only made known, e.g. for an ApplicationSet.',
  'schema-repository': 'Repository',
  'schema-repository-help': 'URL, without a password.',
  'schema-path': 'Path',
  'schema-path-help': 'Folder in the Git repository.',
  'schema-chart': 'Chart',
  'schema-chart-help': 'Name in the Helm repository.',
  'schema-revision': 'Revision',
  'schema-revision-help':
    'Branch, tag, commit, or version of the chart. Defaults to HEAD.',
  'schema-namespace': 'Namespace',
  'schema-namespace-help': 'Defaults to the name of the environment.',
  'schema-project': 'AppProject',
  'schema-project-help': 'Defaults to the one configured.',
  'schema-parameters': 'Helm parameters',
  'schema-parameters-help': 'Never a secret.',
  'schema-name': 'Name',
  'schema-parameter-help': 'E.g. ingress.host.',
  'schema-value': 'Value',
  'schema-address': 'Address',
  'schema-address-help': 'IP address and port, as HAProxy reaches it.',
  'schema-address-all-help':
    'IP address and port of all services of the environment, e.g. of its ingress controller. When it is left out: its HTTP port on the host that runs its containers.',
  'schema-services': 'Services with an address of their own',
  'schema-service-help':
    'One label of a host name: lower-case letters, digits and hyphens, at most 63.',
  'schema-hosts': 'Further hosts',
  'schema-hosts-help': 'Whole names, one label before the base domain.',
  'schema-route-help':
    'Route behind which it is made; {{route}} unless told otherwise',
  'schema-quantity-help': 'At most {{most}}; {{value}} when it is left out',
  'schema-default': '{{value}} when it is left out',
} as const;
