import { scramVerifier } from './scramVerifier';

describe('scramVerifier', () => {
  it('has the shape that PostgreSQL stores, without the password', async () => {
    const verifier = await scramVerifier('s3cret-s3cret');
    expect(verifier).toMatch(
      /^SCRAM-SHA-256\$4096:[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$/,
    );
    expect(verifier).not.toContain('s3cret');
  });

  it('salts', async () => {
    expect(await scramVerifier('a')).not.toBe(await scramVerifier('a'));
  });
});
