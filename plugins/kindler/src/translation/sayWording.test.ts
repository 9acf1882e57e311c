import {
  faultHint,
  faultMessage,
  faultText,
  word,
} from '@kindler/backstage-plugin-kindler-common';
import { expired } from '../__fixtures__/faults';
import { sayWording, type TranslateWording } from './sayWording';
import zh from './zh';

const inChinese: TranslateWording = (key, values) =>
  zh[key].replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);

describe('sayWording', () => {
  it('says values, and what is worded within', () => {
    const broken = word('trace-broken', {
      hop: 2,
      name: 'edge / orders_rw',
      message: word('trace-no-server', {}),
    });
    expect(sayWording(broken, inChinese)).toBe(
      '路由在第 2 跳 edge / orders_rw 处中断：没有服务器接受新连接',
    );
    const reasons = ['a', 'b'].map(member =>
      word('plan-nofailover', { member }),
    );
    expect(sayWording(word('plan-nobody-fit', { reasons }), inChinese)).toBe(
      '没有成员适合成为 leader：a 带有 nofailover 标签; b 带有 nofailover 标签',
    );
  });

  it('says findings that are quoted', () => {
    const finding = {
      code: 'member-silent',
      params: { member: 'a' },
      text: 'a does not answer.',
    };
    expect(sayWording(word('phase-finding', { finding }), inChinese)).toBe(
      'a 没有应答。',
    );
  });

  it("keeps the server's words where an older release kept fewer values", () => {
    const text = 'Nobody is led to a.';
    const wording = { code: 'service-nowhere', params: { holder: 'a' }, text };
    expect(sayWording(wording, inChinese)).toBe(text);
  });

  it('says a fault and what its source said', () => {
    expect(sayWording(faultText(expired('x')), inChinese)).toBe(
      '无法建立 TLS 连接：服务器或其签发机构的证书目前无效。请检查证书以及 kindler.databases[].patroni.tls。',
    );
  });

  it("keeps the server's words for a fault that an older release kept", () => {
    const old = { message: 'The connection failed', hint: 'See.' };
    expect(sayWording(faultMessage(old), inChinese)).toBe(old.message);
    expect(sayWording(faultHint(old), inChinese)).toBe(old.hint);
  });

  it("keeps the server's words for a code that it does not know", () => {
    const wording = { code: 'plan-later', params: {}, text: 'Later.' };
    expect(sayWording(wording, inChinese)).toBe('Later.');
  });
});
