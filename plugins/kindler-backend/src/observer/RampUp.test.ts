import { RampUp } from './RampUp';

describe('RampUp', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const many = (count: number) =>
    Array.from({ length: count }, () => ({ start: jest.fn() }));
  const started = (all: ReturnType<typeof many>) =>
    all.filter(({ start }) => start.mock.calls.length === 1).length;

  it('starts few at once', () => {
    const all = many(20);
    new RampUp(all).begin();
    expect(started(all)).toBe(20);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('starts many little by little, each once', () => {
    const all = many(1000);
    new RampUp(all).begin();
    expect(started(all)).toBe(20);
    jest.advanceTimersByTime(1000);
    expect(started(all)).toBeLessThan(300);
    jest.runAllTimers();
    expect(started(all)).toBe(1000);
  });

  it('starts no more once it is stopped', () => {
    const all = many(100);
    const start = new RampUp(all);
    start.begin();
    start.stop();
    jest.runAllTimers();
    expect(started(all)).toBe(20);
  });

  it('waits longer while the process is late', () => {
    const all = many(60);
    new RampUp(all).begin();
    const before = performance.now();
    jest.spyOn(performance, 'now').mockReturnValueOnce(before + 500);
    jest.advanceTimersByTime(100);
    jest.advanceTimersByTime(700);
    expect(started(all)).toBe(20);
    jest.advanceTimersByTime(100);
    expect(started(all)).toBe(40);
  });
});
