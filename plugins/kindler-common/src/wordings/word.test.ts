import { word } from './word';

describe('word', () => {
  it('fills values in, and keeps them for other languages', () => {
    const params = { route: 'orders-rw', others: 'archive1' };
    expect(word('witness-route-moved', params)).toEqual({
      code: 'witness-route-moved',
      params,
      text: 'orders-rw is drained, it leads to archive1',
    });
  });

  it('says what is worded within it', () => {
    const reasons = [word('witness-paused', {}), word('witness-by-name', {})];
    const wording = word('plan-nobody-fit', { reasons });
    expect(wording.text).toBe(
      'No member is fit to lead: failover paused; matched by name',
    );
    expect(wording.params).toEqual({ reasons });
  });

  it('takes a value as it is, also one with braces or dollars', () => {
    const message = "$& {{hint}} $'";
    expect(word('fault-and-hint', { message, hint: 'See.' }).text).toBe(
      "$& {{hint}} $'. See.",
    );
  });
});
