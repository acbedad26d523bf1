import { createServer } from 'node:http';

/** The service: `/health` is for the load balancer, `/` greets. */
export function createService() {
  return createServer(({ method, url }, response) => {
    const { status, body } = answer(method, url);
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  });
}

function answer(method, url) {
  if (method !== 'GET') return { status: 405, body: { error: 'only GET is answered' } };
  switch (url) {
    case '/health':
      return { status: 200, body: { status: 'ok' } };
    case '/':
      return { status: 200, body: { message: 'Hello' } };
    default:
      return { status: 404, body: { error: 'there is nothing here' } };
  }
}
