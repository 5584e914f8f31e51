// node:http with a hand-written switch: what the others are measured against.
import { createServer } from 'node:http';
import {
  announce,
  IMAGE_TYPE,
  image,
  LAST_MODIFIED,
  page,
  routePath,
  scaleAnswer,
  scaleRoutes,
  settings,
  TOKEN,
  total,
} from '#shared/app.mjs';

const { port, scale } = settings();
const literal = new Map();
const variable = new Map();
if (scale) {
  for (const route of scaleRoutes)
    (route.variable ? variable : literal).set(routePath(route).replace('/:id', ''), route);
}

const server = createServer((request, response) => {
  const query = request.url.indexOf('?');
  const path = query < 0 ? request.url : request.url.slice(0, query);
  switch (path) {
    case '/hello':
      return json(response, 200, { hello: 'world' });
    case '/orders':
      return order(request, response);
    case '/guarded':
      return guarded(request, response);
    case '/image':
      return sendImage(request, response);
    case '/page':
      return html(response, renderPage(page));
    default:
      return byPattern(request, response, path, query);
  }
});

function byPattern(request, response, path, query) {
  const params = /^\/users\/([^/]+)\/posts\/([^/]+)$/.exec(path);
  if (params !== null) return post(request, response, params, query);
  if (scale && scaled(response, path)) return undefined;
  return json(response, 404, { error: 'not found' });
}

function json(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

function html(response, text) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

function post(request, response, params, query) {
  const [id, postId] = [Number(params[1]), Number(params[2])];
  const flag = query < 0 ? null : new URLSearchParams(request.url.slice(query)).get('verbose');
  if (!Number.isInteger(id) || !Number.isInteger(postId) || (flag !== 'true' && flag !== 'false')) {
    return json(response, 400, { error: 'bad request' });
  }
  return json(response, 200, { id, postId, verbose: flag === 'true' });
}

function order(request, response) {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    let body;
    try {
      body = JSON.parse(Buffer.concat(chunks).toString());
    } catch {
      return json(response, 400, { error: 'no JSON' });
    }
    if (!isOrder(body)) return json(response, 400, { error: 'no order' });
    return json(response, 201, { id: body.reference, total: total(body.items) });
  });
}

const text = (value, min, max) => typeof value === 'string' && value.length >= min && value.length <= max;
const integer = (value, min, max) => Number.isInteger(value) && value >= min && value <= max;

function isOrder(body) {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof body.reference === 'string' &&
    /^[A-Z]-\d{4}-\d{6}$/.test(body.reference) &&
    text(body.customer, 1, 80) &&
    typeof body.email === 'string' &&
    /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(body.email) &&
    text(body.city, 1, 80) &&
    text(body.country, 2, 2) &&
    text(body.note, 0, 500) &&
    Array.isArray(body.items) &&
    body.items.length >= 1 &&
    body.items.length <= 50 &&
    body.items.every(
      (item) =>
        text(item?.sku, 1, 40) &&
        text(item.title, 1, 120) &&
        integer(item.quantity, 1, 100) &&
        integer(item.price, 0, 10_000_000),
    )
  );
}

function guarded(request, response) {
  if (request.headers.authorization !== TOKEN) return json(response, 401, { error: 'no token' });
  return json(response, 200, { user: 'ada', steps: ['token', 'tenant', 'audit'] });
}

function sendImage(request, response) {
  if (request.headers['if-modified-since'] === LAST_MODIFIED) {
    response.writeHead(304, { 'last-modified': LAST_MODIFIED });
    return response.end();
  }
  response.writeHead(200, {
    'content-type': IMAGE_TYPE,
    'content-length': image.length,
    'last-modified': LAST_MODIFIED,
  });
  return response.end(image);
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (value) => String(value).replace(/[&<>"']/g, (char) => ENTITIES[char]);

function renderPage({ title, rows }) {
  let table = '';
  for (const { id, name, price } of rows)
    table += `<tr><td>${id}</td><td>${escapeHtml(name)}</td><td>${price}</td></tr>\n`;
  return `<!doctype html>\n<html lang="en">\n<head><title>${escapeHtml(title)}</title></head>\n<body>\n<table>\n${table}</table>\n</body>\n</html>\n`;
}

function scaled(response, path) {
  const route = literal.get(path);
  if (route !== undefined) {
    json(response, 200, scaleAnswer(route));
    return true;
  }
  const last = path.lastIndexOf('/');
  const withId = variable.get(path.slice(0, last));
  if (withId === undefined) return false;
  json(response, 200, scaleAnswer(withId, path.slice(last + 1)));
  return true;
}

server.listen(port, () => announce(server));
