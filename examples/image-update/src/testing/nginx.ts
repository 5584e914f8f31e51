import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { newFolder, program, removeFolder, type SystemPart, startServer } from './system-part.js';

/** nginx before two processes, as in `docs/scale.md`; a request with `X-Node: 1` or `2` goes to that one. */
export async function startNginx(ports: readonly [number, number]): Promise<SystemPart & { readonly port: number }> {
  const folder = await newFolder('nginx');
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  await writeFile(config, configuration(folder, port, ports));
  const args = ['-p', folder, '-c', config, '-e', join(folder, 'error.log'), '-g', 'daemon off;'];
  const server = await startServer(program('NGINX', 'nginx'), args, /start worker process \d/);
  return {
    port,
    async stop() {
      await server.kill('SIGTERM');
      await removeFolder(folder);
    },
  };
}

function configuration(folder: string, port: number, [first, second]: readonly [number, number]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log stderr notice;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary.join('\n  ')}
  upstream first { server 127.0.0.1:${first}; }
  upstream second { server 127.0.0.1:${second}; }
  upstream both { server 127.0.0.1:${first} max_fails=1 fail_timeout=5s; server 127.0.0.1:${second} max_fails=1 fail_timeout=5s; }
  map $http_x_node $gallery { default both; 1 first; 2 second; }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 8m;
    location / {
      proxy_pass http://$gallery;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header Forwarded "";
      proxy_connect_timeout 2s;
      add_header X-Upstream $upstream_addr always;
    }
  }
}
`;
}
