/** What programs need of our environment; tokens and passwords of the backend are not among it. */
const PASSED = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'TMPDIR',
  'SSH_AUTH_SOCK',
  'XDG_CONFIG_HOME',
  'XDG_RUNTIME_DIR',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'DOCKER_CERT_PATH',
  'DOCKER_TLS_VERIFY',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

/** The environment of a program: a part of ours, and what is given. */
export function programEnvironment(
  given: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const passed = PASSED.filter(name => process.env[name] !== undefined).map(
    name => [name, process.env[name]],
  );
  return { ...Object.fromEntries(passed), ...given };
}
