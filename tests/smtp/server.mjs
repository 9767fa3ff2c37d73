// A real SMTP server for tests. It tells its port, then each mail it took as a line of JSON; it ends when its standard input closes.
// AUTH: "user:password" it asks for. CERT, KEY: files, for STARTTLS. ANSWERS: for each mail in turn "ok", "busy" (450), "no" (550) or "hang-up" (takes it
// and cuts the line); the last one stays.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const answers = (process.env.ANSWERS ?? 'ok').split(',');
const tell = line => process.stdout.write(JSON.stringify(line) + '\n');
const server = new SMTPServer({
  ...(process.env.CERT ? { cert: readFileSync(process.env.CERT), key: readFileSync(process.env.KEY) } : { disabledCommands: ['STARTTLS'] }),
  authOptional: !process.env.AUTH,
  allowInsecureAuth: !process.env.CERT,
  disableReverseLookup: true,
  logger: false,
  onAuth: (auth, session, done) =>
    `${auth.username}:${auth.password}` === process.env.AUTH ? done(null, { user: auth.username }) : done(new Error('Invalid username or password')),
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === 'ok' || answer === 'hang-up') {
        tell({ to: session.envelope.rcptTo.map(one => one.address), from: session.envelope.mailFrom.address, user: session.user ?? null, tls: session.secure, data: Buffer.concat(parts).toString('utf8') });
      }
      if (answer === 'hang-up') {
        server.connections.forEach(connection => connection._socket.destroy());
        return;
      }
      done(answer === 'ok' ? null : Object.assign(new Error('Not now'), { responseCode: answer === 'busy' ? 450 : 550 }));
    });
  },
});
server.on('error', () => {});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => tell({ port: server.server.address().port }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
