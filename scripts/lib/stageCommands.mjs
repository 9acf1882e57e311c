import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { checkSources } from './packages/checkSources.mjs';
import { inRoot } from './paths.mjs';
import { exitOf } from './run.mjs';
import { say } from './say.mjs';

const TEST_TIMEOUT = 120_000;
const RESULTS = inRoot('.lab/results');

/** The counts of a stage. `skipped` holds one text each. */
export function counts({ passed = 0, failed = 0, skipped = [] }) {
  return { passed, failed, skipped };
}

/** Runs a program of node_modules/.bin as one check. */
export async function cli({ node, env }, name, args) {
  const code = await exitOf(node, [binary(name), ...args], {
    env: { ...env, CI: 'true' },
  });
  return counts(code === 0 ? { passed: 1 } : { failed: 1 });
}

/**
 * Checks what the published packages hold and ask for: manifests, links, and dependencies that are not used or not
 * declared.
 */
export async function packages(tools) {
  return inAll([
    checkSources(),
    await cli(tools, 'backstage-cli', ['repo', 'fix', '--publish', '--check']),
    await cli(tools, 'knip', ['--dependencies', '--no-config-hints']),
  ]);
}

/** Checks each source by itself, and what they are together. */
export async function lint(tools) {
  // Only now its packages are installed.
  const { checkHouse } = await import('./sources/checkHouse.mjs');
  return inAll([
    checkHouse(),
    await cli(tools, 'backstage-cli', ['repo', 'lint']),
  ]);
}

/** Checks that what is made of openapi.yaml is up to date, and that all types fit. */
export async function types(tools) {
  // Only now its packages are installed.
  const { checkApi } = await import('./api/checkApi.mjs');
  return inAll([await checkApi(), await cli(tools, 'tsc', [])]);
}

function inAll(results) {
  const sum = key => results.reduce((total, each) => total + each[key], 0);
  return counts({ passed: sum('passed'), failed: sum('failed') });
}

/** Runs Jest over the whole repository: the unit tests, or those against labs, one for each worker. */
export async function jest({ node, env }, kind, { workers, more } = {}) {
  mkdirSync(RESULTS, { recursive: true });
  const file = `${RESULTS}/${kind}.json`;
  rmSync(file, { force: true });
  const selection =
    kind === 'unit'
      ? [
          '--testPathIgnorePatterns',
          '/node_modules/',
          '\\.integration\\.test\\.',
        ]
      : ['--testPathPatterns', '\\.integration\\.test\\.'];
  const code = await exitOf(
    node,
    [
      binary('backstage-cli'),
      'repo',
      'test',
      '--json',
      `--outputFile=${file}`,
      // Jest's five seconds are short on a machine with other work.
      `--testTimeout=${TEST_TIMEOUT}`,
      ...(workers ? [`--maxWorkers=${workers}`] : []),
      ...selection,
    ],
    { env: { ...env, ...more, CI: 'true' } },
  );
  const result = readJson(file);
  if (!result) {
    say(`Jest ended with ${code} and left no result in ${file}`);
    return counts({ failed: 1 });
  }
  const skipped = result.testResults.flatMap(suite =>
    suite.assertionResults
      .filter(({ status }) => status === 'pending' || status === 'todo')
      .map(({ fullName }) => fullName),
  );
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return counts({
    passed: result.numPassedTests,
    failed: failed || (code === 0 ? 0 : 1),
    skipped,
  });
}

/** Runs the browser tests. */
export async function playwright({ node, env }, more, args = []) {
  mkdirSync(RESULTS, { recursive: true });
  const file = `${RESULTS}/browser.json`;
  rmSync(file, { force: true });
  const code = await exitOf(
    node,
    [binary('playwright'), 'test', '--reporter=list,json', ...args],
    {
      env: {
        ...env,
        ...more,
        CI: 'true',
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      },
    },
  );
  const result = readJson(file);
  if (!result) {
    say(`Playwright ended with ${code} and left no result in ${file}`);
    return counts({ failed: 1 });
  }
  const { expected, unexpected, flaky } = result.stats;
  const failed = unexpected + flaky + (result.errors?.length ?? 0);
  return counts({
    passed: expected,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: skippedSpecs(result.suites),
  });
}

function skippedSpecs(suites = []) {
  return suites.flatMap(suite => [
    ...suite.specs.flatMap(spec =>
      spec.tests
        .filter(({ status }) => status === 'skipped')
        .map(({ annotations }) => {
          const reason = annotations?.find(({ type }) => type === 'skip');
          return `${spec.title}${
            reason?.description ? `: ${reason.description}` : ''
          }`;
        }),
    ),
    ...skippedSpecs(suite.suites),
  ]);
}

function binary(name) {
  return inRoot('node_modules/.bin', name);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
