// A real OpenID provider (oidc-provider, certified) with VNeID's shape, for tests. Prints its address as one JSON line; ends with its stdin.
// Environment: REDIRECT (the one address it may send back to).
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const people = {
  '040185000101': { SoDinhDanh: '040185000101', HoVaTen: 'Nguyễn Thị Minh Khai', NgayThangNamSinh: '14/03/1985', MucDoDinhDanh: 2 },
  'khong-so': { HoVaTen: 'Người Không Số', MucDoDinhDanh: 1 },
};

const server = createServer();
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'haicap',
    client_secret: 'bi-mat-cua-phep-thu',
    redirect_uris: [process.env.REDIRECT],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  pkce: { required: () => true },
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub'], profile: ['SoDinhDanh', 'HoVaTen', 'NgayThangNamSinh', 'MucDoDinhDanh'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  cookies: { keys: ['test-only'] },
  features: { devInteractions: { enabled: true } },
});
server.on('request', provider.callback());
console.log(JSON.stringify({ issuer }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
