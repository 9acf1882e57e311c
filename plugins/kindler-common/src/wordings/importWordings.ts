/**
 * Notes about recorded values that could not be kept when an older Kindler database was taken over, and reasons why an
 * import row is refused.
 */
export const importWordings = {
  'import-subnet': "the recorded subnet '{{value}}' is not a network",
  'import-port': "the recorded {{column}} '{{value}}' is not a port",
  'import-time': "the recorded {{column}} '{{value}}' is not a time",
  'import-provider': "the recorded provider '{{value}}' is not known",
  'import-no-provider':
    "no provider was recorded; k3d, the default of Kindler's scripts, is assumed",
  'import-desired-state':
    "the recorded desired state '{{value}}' is neither present nor absent; it counts as present",
  'import-actual-state': "the recorded state '{{value}}' is not known",
  'import-status': "the recorded status '{{value}}' does not say how it is now",
  'import-no-creation-time':
    'when it was created is not recorded; the time of the import stands in its place',
  'import-creation-time':
    "the recorded time of creation '{{value}}' is not a time; the time of the import stands in its place",
  'import-same-http-port': "HTTP port {{port}} is that of '{{other}}' already",
  'import-same-https-port':
    "HTTPS port {{port}} is that of '{{other}}' already",
  'import-same-subnet':
    "subnet {{subnet}} overlaps {{otherSubnet}} of '{{other}}'",
  'import-registered':
    '{{column}} was set; it is not registered there from here',
  'import-name': "the name '{{value}}' is no DNS label",
  'import-no-name': 'it has no name',
  'import-twice': "line {{line}} has the name '{{name}}' already",
  'import-flag':
    "the recorded {{column}} '{{value}}' is neither true nor false",
  'import-column': "there is no column for '{{value}}'",
  'import-unreadable': '{{column}} is too long, or is no text',
} as const;
