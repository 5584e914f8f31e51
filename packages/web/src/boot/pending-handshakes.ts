import type { Server, Socket } from 'node:net';

/** The connections of a TLS server whose handshake is not over: nobody else can end them, and a server waits for them when it closes. */
export class PendingHandshakes {
  readonly #sockets = new Map<string, Socket>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      const key = keyOf(socket);
      this.#sockets.set(key, socket);
      socket.once('close', () => this.#sockets.delete(key));
    });
    server.on('secureConnection', (socket: Socket) => this.#sockets.delete(keyOf(socket)));
  }

  destroyAll(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }
}

function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
