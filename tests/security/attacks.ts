/** Bodies that are no JSON object a form could have sent; each must be refused before anything is done. */
export const MALFORMED_JSON: Record<string, Buffer> = {
  'a body that breaks off': Buffer.from('{"reason": "uj'),
  'a list instead of an object': Buffer.from('[]'),
  'a text instead of an object': Buffer.from('"uji"'),
  'a number': Buffer.from('1e999'),
  'an unknown key': Buffer.from('{"tidakDikenal": 1}'),
  'a key that reaches for the prototype': Buffer.from('{"__proto__": {"permissions": ["manage-installation"]}}'),
  'a constructor': Buffer.from('{"constructor": {"prototype": {"admin": true}}}'),
  'deep nesting in lists': Buffer.from('['.repeat(50_000) + ']'.repeat(50_000)),
  'deep nesting in objects': Buffer.from(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
  'a NUL': Buffer.from('{"reason": "a\\u0000b", "text": "a\\u0000b", "values": {"a": "\\u0000"}}'),
  'bytes that are no UTF-8': Buffer.concat([
    Buffer.from('{"tidakDikenal": "'),
    Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
    Buffer.from('"}'),
  ]),
  'more than a megabyte': Buffer.from(JSON.stringify({ reason: 'x'.repeat(1_100_000) })),
};

/** Values of every wrong kind, for every field of every form. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  '',
  '   ',
  -1,
  1.5,
  1e308,
  true,
  [],
  {},
  [[[]]],
  ['x', 7, null],
  { __proto__: { a: 1 }, toString: 1, length: -1 },
  'x'.repeat(100_000),
  'a\0b',
  '\ud800',
  '2026-02-30',
  '2026-13-45T25:61:00+99:00',
  '+275760-09-13T00:00:00.001Z',
  '0000-00-00',
  "'; drop table letter; --",
  "x' or '1'='1",
  '%\\_%',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  '../../../../etc/passwd',
  'x\r\nSet-Cookie: a=b',
  '\u202egnp.exe',
  '💥'.repeat(300),
  '99999999999999999999999999',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
];

/** Where an address expects an id. */
export const WRONG_IDS: readonly string[] = [
  'x',
  '-1',
  '0',
  "' or 1=1 --",
  '%00',
  '%ff',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5cwindows',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00000000-0000-0000-0000-00000000000g',
  '9'.repeat(3000),
  '__proto__',
  'constructor',
  '%F0%9F%92%A5',
];

/** For every query of every list. */
export const WRONG_QUERIES: readonly string[] = [
  'tidakDikenal=1',
  '__proto__=1',
  'limit=0',
  'limit=-5',
  'limit=1e9',
  'cursor=bukan-penunjuk',
  'cursor=AAAA',
  `cursor=${Buffer.from('2026-99-99T00:00:00Z 00000000-0000-0000-0000-000000000000').toString('base64url')}`,
  `cursor=${Buffer.from('["x","y"]').toString('base64url')}`,
  `cursor=${Buffer.from('["2026-01-01","ffffffff-ffff-ffff-ffff-ffffffffffff"]').toString('base64url')}`,
  'dateFrom=2026-02-30',
  'from=2026-02-30&to=2026-02-31',
  'from=0000-01-01&to=9999-12-31',
  'q=%00',
  'q=%25%5C',
  'q=a&q=b',
  'year=99999',
  'after=x',
  'instance=x',
  'state=%27%3B--',
  'version=99999999999999999999',
  'width=99999999',
  'from=ffffffff-ffff-ffff-ffff-ffffffffffff',
];

/** Bodies of a page's form, as they come over the wire. */
export const WRONG_FORMS: Record<string, string> = {
  'an unknown field': 'tidakDikenal=x',
  'a field that reaches for the prototype': '__proto__.admin=1&constructor.prototype.admin=1&a.__proto__.b=1',
  'names that are no form’s': 'a[__proto__]=1&[]=2&=3&a..b=4&a[=5',
  'deep nesting': `a${'.c'.repeat(3_000)}=1`,
  'a field and its own child': 'reason=a&reason.b=c&values=1&values.x=2&recipients=1&recipients[0].position=2',
  'a list with a hole': 'recipients[999].position=x&recipients[0].position=y&to[5]=z',
  'one field many times': Array(300).fill('reason=a&name=b&note=c&text=d&role=e&code=f').join('&'),
  'a NUL': 'reason=a%00b&text=a%00b&name=a%00b&note=a%00b',
  'bytes that are no UTF-8': 'reason=%ff%fe%c3%28&text=%ff&name=%ff',
  'a broken percent sign': 'reason=%&text=%zz&name=%u0041',
  'ten thousand fields': Array.from({ length: 10_000 }, (_, at) => `f${at}=1`).join('&'),
  'a long text': `reason=${'x'.repeat(190_000)}&text=${'x'.repeat(190_000)}&name=${'x'.repeat(190_000)}`,
  'more than a megabyte': `reason=${'x'.repeat(1_100_000)}`,
  'a day that is none':
    'date=2026-02-30&day=2026-02-30&startsOn=2026-02-30&lastDay=2026-02-30&dueAt=2026-02-30T10:00&reason=uji',
  'numbers that are none':
    'next=-5&rank=1e99&taskRevision=99999999999999999999&due.biasa.amount=-1&due.biasa.unit=hours',
  'ids that are none':
    'position=x&personId=x&positionId=x&unitId=x&parentId=x&members=x&preparerId=x&from=x&to=x&agency=x&reason=uji',
  'ids of nothing': [
    'position',
    'personId',
    'positionId',
    'unitId',
    'parentId',
    'members',
    'preparerId',
    'from',
    'to',
    'agency',
  ]
    .map((name) => `${name}=ffffffff-ffff-4fff-bfff-ffffffffffff`)
    .join('&')
    .concat('&reason=uji&name=Uji&shortName=Uji&code=uji&kind=structural&basis=x&startsOn=2026-12-01'),
  'rows without end': '_add:recipients=1&_remove:recipients=999999&_add:__proto__=1&_add=',
  'a table of SQL': "reason='; drop table letter; --&name=x' or '1'='1&q=%25'&code=a';--&username=a'b",
};
