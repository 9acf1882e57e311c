import { parseCheck } from './parseCheck';
import { failedReloads, parseReload } from './parseReload';

describe('what HAProxy says of a configuration', () => {
  it('gives the reasons without what only sums them up', () => {
    expect(
      parseCheck(`[NOTICE]   (8800) : haproxy version is 2.6.12
[WARNING]  (8800) : config : missing timeouts for proxy 'a'.
[ALERT]    (8800) : config : parsing [k/50.cfg:8] : unknown keyword 'bogus' in 'listen' section
[ALERT]    (8800) : config : Error(s) found in configuration file : k/50.cfg
[ALERT]    (8800) : config : Fatal errors found in configuration.
`),
    ).toEqual({
      faults: [
        "parsing [k/50.cfg:8] : unknown keyword 'bogus' in 'listen' section",
      ],
      warnings: ["missing timeouts for proxy 'a'."],
    });
  });

  it('knows a truncated file', () => {
    expect(
      parseCheck(
        '[ALERT]    (1) : config : parsing [x.cfg:9]: Missing LF on last line, file might have been truncated at position 23.\n',
      ).faults,
    ).toEqual([expect.stringContaining('truncated')]);
  });
});

describe('what a master says of a reload', () => {
  it.each([
    ['', undefined],
    ['Success=1\n--\n', { success: true, log: '' }],
    ['Success=0\n--\n[ALERT] x\n', { success: false, log: '[ALERT] x\n' }],
  ])('reads %j', (answer, read) => {
    expect(parseReload(answer)).toEqual(read);
  });

  it('counts the reloads that failed', () => {
    const head =
      '#<PID>          <type>          <reloads>       <uptime>        <version>\n';
    expect(
      failedReloads(
        `${head}8800            master          2 [failed: 1]   0d00h00m04s     2.6.12\n`,
      ),
    ).toBe(1);
    expect(
      failedReloads(`${head}8800            master          2   0d00h00m04s\n`),
    ).toBeUndefined();
  });
});
