// A process without a network and with a clock that shows one instant. Import it before any verifier.
import net from 'node:net';

const RealDate = globalThis.Date;
let instant = RealDate.now();
let world = new Map();

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [instant] : parts));
  }

  static now() {
    return instant;
  }
};

// What the clock shows from now on, and what the web answers: {url: Buffer}.
export function stand({at, documents}) {
  instant = RealDate.parse(at);
  world = documents;
}

globalThis.fetch = async request => {
  const url = typeof request === 'string' ? request : request.url ?? String(request);
  const body = world.get(url.split('#')[0]);
  return body === undefined ? new Response('nothing here', {status: 404}) :
    new Response(body, {status: 200, headers: {'content-type': 'application/json'}});
};

net.Socket.prototype.connect = () => {
  throw new Error('there is no network here');
};
