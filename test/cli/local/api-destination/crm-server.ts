import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the CRM saw it. */
export interface SeenRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly key: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly lead_id: string; readonly band: string; readonly previous_band: string };
}

/** How the CRM misbehaves for one request: `apply` first does what was asked. */
export type Behaviour = (response: ServerResponse, apply: () => void) => void;

export const answer =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, headers).end('{"message":"words nobody should keep"}');
  };
export const resetConnection: Behaviour = (response) => {
  response.socket?.destroy();
};
export const neverAnswer: Behaviour = () => {};
export const applyThenReset: Behaviour = (response, apply) => {
  apply();
  response.socket?.destroy();
};
export const applyThenFail: Behaviour = (response, apply) => {
  apply();
  response.writeHead(500).end();
};

/**
 * A CRM on this machine that knows some leads, applies each idempotency key once, never creates, and misbehaves
 * as it is told: a list for a lead is used up request by request, then it behaves.
 */
export function createCrm(known: readonly string[], troubles: Record<string, Behaviour[]> = {}) {
  const seen: SeenRequest[] = [];
  const bands = new Map<string, string[]>(known.map((lead) => [lead, []]));
  const appliedKeys = new Set<string>();

  const handle = (request: SeenRequest, response: ServerResponse): void => {
    seen.push(request);
    const { lead_id, band } = request.body;
    const apply = (): void => {
      if (appliedKeys.has(request.key)) return;
      appliedKeys.add(request.key);
      bands.get(lead_id)?.push(band);
    };
    const trouble = troubles[lead_id]?.shift();
    if (trouble) {
      trouble(response, apply);
    } else if (bands.has(lead_id)) {
      apply();
      response.writeHead(204).end();
    } else {
      answer(404)(response, apply);
    }
  };

  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const body = JSON.parse(Buffer.concat(chunks).toString());
      handle({ method, path: url, key: String(headers['idempotency-key']), headers, body }, response);
    });
  });

  return {
    seen,
    /** The bands each lead was put into, in order. */
    bands: () => Object.fromEntries(bands),
    async start(port = 0): Promise<number> {
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return (server.address() as AddressInfo).port;
    },
    async stop(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
