"""A server to talk to, and a client that can also talk badly. Standard library only."""

import base64
import gzip
import hashlib
import os
import select
import shutil
import signal
import socket
import ssl
import struct
import subprocess
import tempfile
import time
import unittest

NET_HOST = os.environ['NET_HOST']
WAIT_S = 60

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


def make_certificate(folder, name='cert', days='30'):
    """A self-signed P-256 certificate for localhost; returns (cert, key)."""
    cert, key = os.path.join(folder, name + '.pem'), os.path.join(folder, name + '.key')
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1',
         '-nodes', '-days', days, '-subj', '/CN=localhost', '-keyout', key, '-out', cert,
         '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
        check=True, capture_output=True)
    return cert, key


SCRIPT = b'export const words = ["' + b'kelas ' * 4000 + b'"];\n'
PAGE = b'<!doctype html><title>Sinkron</title>' + b'<p>Selamat datang di kelas.</p>' * 20


def make_pages(folder):
    """A small built client: two pages, a script with both compressed forms, a worklet, a picture."""
    files = {
        'index.html': PAGE,
        'koordinator.html': PAGE.replace(b'Selamat', b'Koordinator, selamat'),
        'sertifikat.html': PAGE.replace(b'Selamat', b'Sertifikat, selamat'),
        'assets/main-1a2b.js': SCRIPT,
        'assets/playout-77aa.worklet.js': b'registerProcessor("playout", class {});\n',
        'assets/style-9f.css': b'body { margin: 0 }\n',
        'icon.svg': b'<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        'empty.txt': b'',
        '.secret': b'not for anybody\n',
    }
    for name, content in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(content)
    for name in ('index.html', 'koordinator.html', 'assets/main-1a2b.js'):
        with open(os.path.join(folder, name), 'rb') as file:
            content = file.read()
        with open(os.path.join(folder, name + '.gz'), 'wb') as file:
            file.write(gzip.compress(content, mtime=0))
        # The server does not look inside: that these bytes are Brotli is the build's affair.
        with open(os.path.join(folder, name + '.br'), 'wb') as file:
            file.write(b'br:' + hashlib.sha256(content).digest())
    os.symlink('/etc/passwd', os.path.join(folder, 'assets', 'link.txt'))


class Host:
    """The server as a process of its own."""

    def __init__(self, *options, pages=None, certificate=None):
        self.folder = tempfile.mkdtemp(prefix='sinkron-net-')
        self.pages = pages or os.path.join(self.folder, 'pages')
        if not pages:
            make_pages(self.pages)
        self.cert, self.key = certificate or make_certificate(self.folder)
        self.options = [f'--web_dir={self.pages}', f'--tls.cert={self.cert}',
                        f'--tls.key={self.key}', '--listen=127.0.0.1', *options]
        if not any(option.startswith('--port') for option in options):
            self.options.append('--port=0')
        self.log_path = os.path.join(self.folder, 'log')
        self.log = open(self.log_path, 'wb')
        self.process = subprocess.Popen([NET_HOST, *self.options], stdout=subprocess.PIPE,
                                        stderr=self.log)
        first = self.process.stdout.readline().decode()
        self.port = int(first.split('=')[1]) if first.startswith('port=') else None
        self.first = first

    def stop(self):
        """Ends the server politely; returns (exit status, what it printed)."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        out = self.process.stdout.read()
        self.process.wait(timeout=WAIT_S)
        self.process.stdout.close()
        self.log.close()
        return self.process.returncode, self.first + out.decode()

    def logged(self):
        with open(self.log_path, 'r', encoding='utf-8', errors='replace') as file:
            return file.read()

    def forget(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def tcp(self, rcvbuf=None):
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.settimeout(WAIT_S)
        if rcvbuf:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, rcvbuf)
        sock.connect(('127.0.0.1', self.port))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return sock

    def context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(self.cert)
        return context

    def tls(self, context=None, rcvbuf=None):
        context = context or self.context()
        sock = self.tcp(rcvbuf)
        try:
            return context.wrap_socket(sock, server_hostname='localhost')
        except BaseException:
            sock.close()
            raise

    def origin(self):
        return f'https://localhost:{self.port}'


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body


class Http:
    """One connection for any number of requests, written byte by byte."""

    def __init__(self, host, sock=None):
        self.host = host
        self.sock = sock or host.tls()
        self.pending = b''

    def send(self, raw):
        self.sock.sendall(raw)

    def request(self, method, path, headers=(), body=None, host=None):
        lines = [f'{method} {path} HTTP/1.1', f'Host: {host or f"localhost:{self.host.port}"}']
        lines += [f'{name}: {value}' for name, value in headers]
        if body is not None:
            lines.append(f'Content-Length: {len(body)}')
        self.send('\r\n'.join(lines).encode() + b'\r\n\r\n' + (body or b''))
        return self.read(head_only=method == 'HEAD')

    def fill(self):
        got = self.sock.recv(65536)
        self.pending += got
        return got

    def read(self, head_only=False):
        while b'\r\n\r\n' not in self.pending:
            if not self.fill():
                raise ConnectionError('closed before the end of the head: %r' % self.pending[:200])
        head, self.pending = self.pending.split(b'\r\n\r\n', 1)
        lines = head.decode('latin-1').split('\r\n')
        headers = {}
        for line in lines[1:]:
            name, value = line.split(': ', 1)
            assert name.lower() not in headers, f'header twice: {name}'
            headers[name.lower()] = value
        length = 0 if head_only else int(headers.get('content-length', '0'))
        while len(self.pending) < length:
            if not self.fill():
                raise ConnectionError('closed before the end of the body')
        body, self.pending = self.pending[:length], self.pending[length:]
        return Answer(int(lines[0].split(' ')[1]), headers, body)

    def is_closed(self):
        """Waits until the server has closed; false when it says something instead."""
        try:
            return self.pending == b'' and self.fill() == b''
        except (ConnectionError, ssl.SSLError):
            return True

    def close(self):
        self.sock.close()


class Refused(Exception):
    def __init__(self, answer):
        super().__init__(f'refused with {answer.status}')
        self.answer = answer


class Ws:
    """A WebSocket that can send any frame."""

    def __init__(self, host, path='/ws', origin='', headers=(), rcvbuf=None, protocol='sinkron',
                 name=None):
        self.host = host
        http = Http(host, host.tls(rcvbuf=rcvbuf))
        self.key = base64.b64encode(os.urandom(16)).decode()
        lines = [('Upgrade', 'websocket'), ('Connection', 'keep-alive, Upgrade'),
                 ('Sec-WebSocket-Key', self.key), ('Sec-WebSocket-Version', '13')]
        if origin is not None:
            lines.append(('Origin', origin or host.origin()))
        if protocol:
            lines.append(('Sec-WebSocket-Protocol', protocol))
        replaced = {name.lower() for name, _ in headers}
        lines = [line for line in lines if line[0].lower() not in replaced]
        lines += [line for line in headers if line[1] is not None]
        try:
            self.answer = http.request('GET', path, lines, host=name)
        except BaseException:
            http.close()
            raise
        if self.answer.status != 101:
            http.close()
            raise Refused(self.answer)
        self.sock, self.pending = http.sock, http.pending

    def frame(self, opcode, payload=b'', fin=True, masked=True, rsv=0):
        first = (0x80 if fin else 0) | rsv << 4 | opcode
        bit = 0x80 if masked else 0
        if len(payload) < 126:
            head = struct.pack('!BB', first, bit | len(payload))
        elif len(payload) < 65536:
            head = struct.pack('!BBH', first, bit | 126, len(payload))
        else:
            head = struct.pack('!BBQ', first, bit | 127, len(payload))
        if not masked:
            return head + payload
        mask = os.urandom(4)
        return head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload))

    def send(self, opcode, payload=b'', **how):
        self.sock.sendall(self.frame(opcode, payload, **how))

    def say(self, text):
        self.send(TEXT, text.encode())

    def take(self, length):
        while len(self.pending) < length:
            got = self.sock.recv(65536)
            if not got:
                raise ConnectionError('closed')
            self.pending += got
        taken, self.pending = self.pending[:length], self.pending[length:]
        return taken

    def read(self):
        """The next frame as (opcode, payload); checks that it is well-formed."""
        first, second = self.take(2)
        assert first & 0x70 == 0, f'reserved bits in {first:#x}'
        assert second & 0x80 == 0, 'a server does not mask'
        assert first & 0x0f in (CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG), f'{first:#x}'
        length = second & 0x7f
        if length == 126:
            length, = struct.unpack('!H', self.take(2))
        elif length == 127:
            length, = struct.unpack('!Q', self.take(8))
        assert first & 0x80, 'the server does not fragment'
        return first & 0x0f, self.take(length)

    def read_text(self):
        """The next text, past any sound."""
        while True:
            opcode, payload = self.read()
            if opcode == TEXT:
                return payload.decode()
            assert opcode == BINARY, f'opcode {opcode}: {payload!r}'

    def read_close(self):
        """(code, reason) of the close frame, answered as RFC 6455 wants; then the end."""
        while True:
            opcode, payload = self.read()
            if opcode == CLOSE:
                break
        code = struct.unpack('!H', payload[:2])[0] if len(payload) >= 2 else None
        try:
            self.send(CLOSE, payload[:2])
            while self.sock.recv(65536):
                pass
        except (ConnectionError, ssl.SSLError):
            pass
        self.sock.close()
        return code, payload[2:].decode()

    def has_input(self, wait_s):
        return bool(self.pending) or self.sock.pending() > 0 or \
            bool(select.select([self.sock], [], [], wait_s)[0])

    def close(self):
        self.sock.close()


def wait_until(what, condition):
    """Asks again and again, for a condition that no message announces."""
    end = time.monotonic() + WAIT_S
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f'never came true: {what}')
        select.select([], [], [], 0.01)


class NetCase(unittest.TestCase):
    """Tests that share one server; at its end nothing may be left in memory."""

    options = ()

    @classmethod
    def setUpClass(cls):
        cls.host = Host(*cls.options)
        assert cls.host.port, cls.host.logged()

    @classmethod
    def tearDownClass(cls):
        status, printed = cls.host.stop()
        log = cls.host.logged()
        cls.host.forget()
        assert status == 0, f'exit status {status}\n{printed}\n{log}'
        assert 'live=0' in printed, printed

    def http(self):
        http = Http(self.host)
        self.addCleanup(http.close)
        return http

    def get(self, path, *headers):
        return self.http().request('GET', path, headers)

    def ws(self, **how):
        ws = Ws(self.host, **how)
        self.addCleanup(ws.close)
        return ws
