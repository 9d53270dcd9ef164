// A server that only sends one picture: the most that Node's HTTP can do.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

const picture = Buffer.from(process.argv[2]!, 'base64');
const server = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': picture.length });
  response.end(picture);
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
