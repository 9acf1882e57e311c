import { say, seconds } from './say.mjs';

/** Runs the stages of a test one after the other, all of them, and adds up what they counted. */
export class Stages {
  #strict;
  #only;
  #results = [];

  /**
   * With `strict`, only what needs a Kubernetes API may be skipped, and only where there is none. Where `only` holds
   * words, stages whose names begin with none of them are left out.
   */
  constructor({ strict, only }) {
    this.#strict = strict;
    this.#only = only;
  }

  /** Runs a stage; an error makes it one failure. */
  async run(name, work) {
    if (!this.#wants(name)) {
      return;
    }
    say(`\n▶ ${name}`);
    const begin = performance.now();
    let counted;
    try {
      counted = await work();
    } catch (error) {
      say(error.message);
      counted = { passed: 0, failed: 1, skipped: [] };
    }
    const forbidden = this.#strict ? counted.skipped.filter(isForbidden) : [];
    for (const reason of forbidden) {
      say(`Must not be skipped with CI=true: ${reason}`);
    }
    counted.failed += forbidden.length;
    this.#results.push({ name, ...counted });
    const sign = counted.failed === 0 ? '✔' : '✘';
    say(
      `${sign} ${name}: ${counted.passed} passed, ${
        counted.failed
      } failed (${seconds(begin)})`,
    );
  }

  /** Notes a stage that this machine cannot run. */
  skip(name, reason) {
    if (!this.#wants(name)) {
      return;
    }
    say(`\n▷ ${name}: skipped. ${reason}`);
    this.#results.push({
      name,
      passed: 0,
      failed: this.#strict ? 1 : 0,
      skipped: [`${name}: ${reason.split('\n')[0]}`],
    });
  }

  get failed() {
    return this.#sum(each => each.failed);
  }

  /** All skips with their reasons, the failed stages, and the line of counts at the end. */
  summary() {
    const skipped = this.#results.flatMap(each => each.skipped);
    const failed = this.#results.filter(each => each.failed > 0);
    return [
      '',
      ...skipped.map(reason => `skipped: ${reason}`),
      ...failed.map(each => `failed: ${each.name} (${each.failed})`),
      `${this.#sum(each => each.passed)} passed, ${this.failed} failed${
        skipped.length > 0 ? `, ${skipped.length} skipped` : ''
      }`,
    ].join('\n');
  }

  #wants(name) {
    return (
      this.#only.length === 0 || this.#only.some(word => name.startsWith(word))
    );
  }

  #sum(of) {
    return this.#results.reduce((sum, each) => sum + of(each), 0);
  }
}

function isForbidden(reason) {
  return Boolean(process.env.KUBEBUILDER_ASSETS) || !/kubernetes/i.test(reason);
}
