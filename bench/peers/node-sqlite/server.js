import { createServer } from 'node:http';
import { dashboard } from './dashboard.js';
import { parseEntries } from './entries.js';
import { openStore } from './store.js';

const port = Number(process.env.PORT ?? 5081);
const key = process.env.API_KEY ?? '';
const store = openStore(process.env.DATABASE ?? 'entries.db');

const routes = {
  'POST /production/log': async (request) => {
    const { entries, errors } = parseEntries(JSON.parse(await readBody(request)), new Date());
    const accepted = store.insertAll(entries);
    return { accepted, duplicates: entries.length - accepted, rejected: errors.length, errors, warnings: [] };
  },
  'GET /api/admin/dashboard': () => dashboard(store, new Date()),
  'GET /health/ready': () => ({ ok: true }),
};

const server = createServer(async (request, response) => {
  const route = routes[`${request.method} ${request.url}`];
  if (!route) return answer(response, 404, { code: 'not_found' });
  if (!request.url.startsWith('/health') && request.headers['x-ts-apikey'] !== key)
    return answer(response, 401, { code: 'key.invalid' });
  try {
    answer(response, 200, await route(request));
  } catch (failure) {
    if (failure instanceof SyntaxError) return answer(response, 400, { code: 'json.malformed' });
    console.error(failure);
    answer(response, 503, { code: 'storage.unavailable' });
  }
});

server.listen(port, '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    store.close();
    process.exit(0);
  });

async function readBody(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function answer(response, status, value) {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': body.length });
  response.end(body);
}
