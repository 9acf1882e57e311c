/** The variables that programs get from the backend's environment. Tokens and passwords are not among them. */
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

/** Builds the environment of a program from the passed variables and the given ones. */
export function programEnvironment(
  given: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const passed = PASSED.filter(name => process.env[name] !== undefined).map(
    name => [name, process.env[name]],
  );
  return { ...Object.fromEntries(passed), ...given };
}
