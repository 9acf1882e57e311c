/**
 * Problems of single fields of a request.
 */
export const fieldWordings = {
  'field-unknown': 'is an unknown field',
  'field-missing': 'is missing',
  'field-one-of': 'must be equal to one of the allowed values: {{values}}',
  'field-type': 'must be {{type}}',
  'field-at-least': 'must be >= {{limit}}',
  'field-at-most': 'must be <= {{limit}}',
  'field-longer': 'must NOT have fewer than {{limit}} characters',
  'field-shorter': 'must NOT have more than {{limit}} characters',
  'field-more-items': 'must NOT have fewer than {{limit}} items',
  'field-fewer-items': 'must NOT have more than {{limit}} items',
  'field-constant': 'must be equal to constant',
  'field-format': 'must match format "{{format}}"',
  'field-form': 'must match pattern "{{pattern}}"',
  'field-unique':
    'must NOT have duplicate items (items ## {{one}} and {{other}} are identical)',
  'field-one-form': 'must match exactly one schema in oneOf',
  'field-any-form': 'must match a schema in anyOf',
  'field-multiple': 'must be multiple of {{value}}',
  'field-above': 'must be > {{limit}}',
  'field-below': 'must be < {{limit}}',
  'field-more-fields': 'must NOT have fewer than {{limit}} properties',
  'field-fewer-fields': 'must NOT have more than {{limit}} properties',
  'field-cursor': 'is not one that this API gave for this order',
  'field-pattern': 'is not as it should be: {{wanted}}',
  'field-password':
    'is a URL with a password, which would be recorded: leave it out, and keep it where the URL is used',
  'field-name-form':
    "'{{value}}' must be a DNS label: 1 to 63 lower-case letters, digits and inner hyphens",
  'field-name-reserved': "'{{value}}' is reserved",
  'field-name-protected':
    "'{{value}}' is kept free by kindler.environments.protectedNames; choose another one",
  'field-name-held': "'{{value}}' is there already; choose another one",
  'field-name-long':
    "'{{value}}' has {{length}} characters; a {{kind}} cluster may have {{most}}",
  'field-port-held': '{{value}} is taken by {{holder}}; ask for another one',
  'field-port-used': '{{value}} is in use on this host; ask for another one',
  'field-subnet-held':
    '{{value}} overlaps {{held}} of {{holder}}; ask for another one',
  'field-holder': "environment '{{name}}'",
  'field-holder-hidden': 'another environment',
  'field-amount':
    'is {{value}}; ask for at least {{least}} and at most {{most}}',
  'field-amount-most': 'is {{value}}; ask for at most {{most}}',
  'field-volumes':
    'is {{value}}: too little for {{volumes}} volumes of {{size}}, one for each instance of PostgreSQL and one for backups',
  'field-fixed': 'cannot be changed; it stays {{value}}',
  'field-not-smaller': 'cannot become smaller; ask for at least {{least}}',
  'field-end-twice': 'and ttl cannot both be given',
  'field-no-time': "'{{value}}' is no time",
  'field-not-ahead': "'{{value}}' is not ahead",
  'field-address':
    "'{{value}}' is not an IP address and port, e.g. 10.0.0.7:30080; HAProxy resolves no names here",
  'field-address-later': 'is missing: its httpPort is not chosen yet',
  'field-address-needed':
    "is missing: environment '{{name}}' has no HTTP port (httpPort) of its own. Write the IP address and port of its ingress, e.g. 10.0.0.7:30080",
  'field-service-twice': "names '{{value}}' twice",
  'field-host-foreign': "'{{value}}' belongs to an environment '{{name}}'",
  'field-host-form': "'{{value}}' must be one label before '.{{base}}'",
  'field-database-already':
    "environment '{{name}}' is a database already; leave the registration out",
  'field-role-foreign':
    "A role '{{value}}' is there already and was not made by Kindler; choose another name",
  'field-database-foreign':
    "A database '{{value}}' is there already and belongs to another role; choose another name",
  'field-owner':
    "'{{value}}' must be the entity ref of a group or a user, such as group:default/team-checkout",
  'field-kind-unknown':
    "'{{kind}}' is not configured here; configured: {{known}} ({{hint}})",
  'field-kind-none': 'none',
  'field-kind-see-providers': 'see kindler.providers',
  'field-kind-see-modules': 'modules of the backend bring them',
  'field-kind-twice': "'{{kind}}' is asked for twice",
  'field-kind-unfit':
    "'{{kind}}' does not take environments of provider '{{provider}}'",
} as const;
