import { readCertificate } from './CertificateFacts';

describe('readCertificate', () => {
  it('says until when it is valid', () => {
    const seen = readCertificate({
      subject: { CN: 'orders-1' },
      valid_to: 'Nov 26 12:00:00 2027 GMT',
    });
    expect(seen).toEqual({
      subject: 'orders-1',
      expiresAt: Date.parse('2027-11-26T12:00:00Z'),
    });
  });

  it.each([[{}], [{ valid_to: 'soon' }]])('is none of %j', peer => {
    expect(readCertificate(peer)).toBeUndefined();
  });
});
