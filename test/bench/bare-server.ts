// In: a picture, in base64, as its argument. Out: a server that sends it to whoever asks: what Node's HTTP can do at most.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

const picture = Buffer.from(process.argv[2]!, 'base64');
const server = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': picture.length });
  response.end(picture);
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
