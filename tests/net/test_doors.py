"""Who may connect, what TLS demands, what garbage gets, and how the server starts and stops."""

import os
import random
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
import unittest

from support import (NET_HOST, PAGE, Host, Http, NetCase, Ws, make_certificate, make_pages, wait_until)


class Tls(NetCase):
    def test_http_2_is_not_offered(self):
        context = self.host.context()
        context.set_alpn_protocols(['h2', 'http/1.1'])
        with self.host.tls(context) as sock:
            self.assertEqual(sock.selected_alpn_protocol(), 'http/1.1')
        context = self.host.context()
        context.set_alpn_protocols(['h2'])
        try:
            with self.host.tls(context) as sock:
                self.assertIsNone(sock.selected_alpn_protocol())
        except ssl.SSLError as refused:
            self.assertIn('ALERT', str(refused).upper())

    def test_versions(self):
        with self.host.tls() as sock:
            self.assertEqual(sock.version(), 'TLSv1.3')
            self.assertEqual(sock.cipher()[0], 'TLS_AES_128_GCM_SHA256')
        context = self.host.context()
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        with self.host.tls(context) as sock:
            self.assertEqual(sock.version(), 'TLSv1.2')
            self.assertIn('ECDHE-ECDSA', sock.cipher()[0])
            self.assertIn('GCM', sock.cipher()[0])
            http = Http(self.host, sock)
            self.assertEqual(http.request('GET', '/').body, PAGE)

    def test_old_versions_and_weak_ciphers_are_refused(self):
        context = self.host.context()
        context.set_ciphers('ALL:@SECLEVEL=0')
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
        with self.assertRaises(ssl.SSLError):
            self.host.tls(context)
        context = self.host.context()
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers('ECDHE-ECDSA-AES128-SHA:AES128-SHA')
        with self.assertRaises(ssl.SSLError):
            self.host.tls(context)


class Garbage(NetCase):
    def still_serves(self):
        self.assertEqual(self.get('/').body, PAGE)

    def check_dropped(self, sock, sent):
        """The server says nothing but a TLS alert, and closes."""
        try:
            sock.sendall(sent)
            sock.shutdown(socket.SHUT_WR)
            got = b''
            while True:
                more = sock.recv(65536)
                if not more:
                    break
                got += more
            self.assertTrue(got == b'' or got[0] == 0x15, got[:20])
        except (ConnectionError, OSError):
            pass
        finally:
            sock.close()

    def test_instead_of_tls(self):
        chance = random.Random(1)
        for sent in (b'GET / HTTP/1.1\r\nHost: a\r\n\r\n', b'\0' * 1000, b'\x16\x03\x01\xff\xff' * 99,
                     b'\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00', b'', b'\x16', b'SSH-2.0-x\r\n',
                     chance.randbytes(5000)):
            with self.subTest(sent[:20]):
                self.check_dropped(self.host.tcp(), sent)
                self.still_serves()

    def test_inside_tls(self):
        chance = random.Random(2)
        for sent in (b'\0' * 100, b'FOO / HTTP/1.1\r\nHost: a\r\n\r\n', b'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
                     b'GET /\r\nHost: a\r\n\r\n', b'GET / HTTP/1.1\r\n\r\n', b'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
                     b'GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n', b'GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n',
                     b'GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n', b'GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n',
                     b'GET / HTTP/1.1\r\nHost: a\r\nX-Long: ' + b'x' * 9000 + b'\r\n\r\n',
                     b'GET /' + b'x' * 9000 + b' HTTP/1.1\r\nHost: a\r\n\r\n',
                     b'GET / HTTP/1.1\r\n' + b'X-Many: y\r\n' * 500 + b'\r\n',
                     b'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
                     b'GET / HTTP/1.1\r\nHost: a\r\nGET: b\r\n\r\n',
                     b'GET / HTTP/1.1\nHost: a\n\n' * 3, b'\r\n\r\n' * 100,
                     b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', chance.randbytes(3000)):
            with self.subTest(sent[:40]):
                http = self.http()
                try:
                    http.send(sent)
                    answer = http.read()
                    self.assertIn(answer.status, (200, 400, 403, 404, 414, 431, 505))
                    if answer.status == 200:
                        self.assertEqual(answer.body, PAGE)
                except (ConnectionError, ssl.SSLError):
                    pass
                http.close()
                self.still_serves()

    def test_connections_that_end_in_the_middle(self):
        for cut in (1, 10, 30, 60):
            http = self.http()
            http.send(f'POST /api/echo HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'.encode()[:cut])
            http.close()
        ws = self.ws()
        ws.sock.sendall(ws.frame(1, b'x' * 100)[:50])
        ws.close()
        self.still_serves()


class Limits(unittest.TestCase):
    def start(self, *options):
        host = Host('--address.loopback_exempt=off', *options)
        self.addCleanup(host.forget)
        return host

    def is_let_in(self, host):
        try:
            sock = host.tls()
        except (ConnectionError, ssl.SSLError, OSError):
            return None
        self.addCleanup(sock.close)
        return sock

    def test_so_many_at_once_from_one_address(self):
        host = self.start('--address.connections_max=5')
        inside = [self.is_let_in(host) for _ in range(5)]
        self.assertNotIn(None, inside)
        self.assertIsNone(self.is_let_in(host))
        inside[0].close()
        wait_until('one more is let in', lambda: self.is_let_in(host) is not None)
        self.assertEqual(host.stop()[0], 0)

    def test_so_many_new_ones_in_a_minute(self):
        host = self.start('--address.connections_per_minute=10')
        for _ in range(10):
            sock = self.is_let_in(host)
            self.assertIsNotNone(sock)
            sock.close()
        self.assertIsNone(self.is_let_in(host))
        self.assertEqual(host.stop()[0], 0)

    def test_this_machine_may_be_exempt(self):
        host = Host('--address.connections_max=2')
        self.addCleanup(host.forget)
        self.assertNotIn(None, [self.is_let_in(host) for _ in range(10)])
        self.assertEqual(host.stop()[0], 0)

    def test_no_descriptors_left(self):
        """The process may open 40 files; the connections beyond are closed, those within served."""
        host = Host()
        self.addCleanup(host.forget)
        import resource
        resource.prlimit(host.process.pid, resource.RLIMIT_NOFILE, (40, 40))
        socks = []
        for _ in range(60):
            try:
                socks.append(host.tcp())
            except OSError:
                break
        for sock in socks[:-1]:
            sock.close()
        for sock in socks[-1:]:
            sock.close()

        def served():
            try:
                http = Http(host)
            except (ConnectionError, ssl.SSLError, OSError):
                return False
            try:
                return http.request('GET', '/').body == PAGE
            finally:
                http.close()
        wait_until('it serves again', served)
        self.assertEqual(host.stop()[0], 0)


class Start(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix='sinkron-net-')
        cls.pages = os.path.join(cls.folder, 'pages')
        make_pages(cls.pages)
        cls.cert, cls.key = make_certificate(cls.folder)
        _, cls.other_key = make_certificate(cls.folder, 'other')
        cls.nonsense = os.path.join(cls.folder, 'nonsense')
        with open(cls.nonsense, 'w', encoding='ascii') as file:
            file.write('not PEM\n')

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def run_host(self, **changed):
        options = {'port': '0', 'web_dir': self.pages, 'tls.cert': self.cert, 'tls.key': self.key,
                   'listen': '127.0.0.1', **changed}
        done = subprocess.run([NET_HOST, *(f'--{name}={value}' for name, value in options.items())],
                              capture_output=True, text=True, timeout=20, check=False)
        self.assertIn('live=0', done.stdout)
        self.assertNotIn('port=', done.stdout)
        self.assertEqual(done.returncode, 1)
        return done.stderr

    def check_serves(self, host):
        http = Http(host)
        self.assertEqual(http.request('GET', '/').body, PAGE)
        http.close()

    def test_the_port_is_taken(self):
        host = Host()
        self.addCleanup(host.forget)
        said = self.run_host(port=host.port)
        self.assertIn('the port is in use', said)
        self.assertIn('net_host: taken', said)
        self.check_serves(host)
        self.assertEqual(host.stop()[0], 0)

    def test_the_port_is_free_again_after_a_stop_with_connections(self):
        first = Host()
        self.addCleanup(first.forget)
        ws = Ws(first)
        first.process.kill()
        first.stop()
        second = Host(f'--port={first.port}')
        self.addCleanup(second.forget)
        self.assertEqual(second.port, first.port)
        ws.close()
        self.assertEqual(second.stop()[0], 0)

    def test_an_address_of_another_machine(self):
        self.assertIn('cannot listen', self.run_host(listen='192.0.2.1'))
        self.assertIn('cannot listen', self.run_host(listen='not an address'))

    def test_ipv6_for_all(self):
        if not os.path.exists('/proc/net/if_inet6'):
            self.skipTest('no IPv6 here')
        host = Host('--listen=::')
        self.addCleanup(host.forget)
        self.check_serves(host)
        ws = Ws(host)
        ws.say('report')
        self.assertIn('"address":"127.0.0.1"', ws.read_text())
        ws.close()
        self.assertEqual(host.stop()[0], 0)

    def test_certificates_that_cannot_be_used(self):
        for changed, words in (({'tls.cert': '/nowhere/cert.pem'}, 'cannot open a file of TLS'),
                               ({'tls.key': '/nowhere/key.pem'}, 'cannot open a file of TLS'),
                               ({'tls.cert': self.nonsense}, 'the certificate cannot be read'),
                               ({'tls.key': self.nonsense}, 'the private key cannot be read'),
                               ({'tls.key': self.other_key}, 'belongs to another certificate')):
            with self.subTest(changed):
                said = self.run_host(**changed)
                self.assertIn(words, said)
                self.assertIn(next(iter(changed.values())), said)

    def test_pages_that_are_not_there(self):
        said = self.run_host(web_dir='/nowhere')
        self.assertIn('is the web client built?', said)
        empty = os.path.join(self.folder, 'empty')
        os.makedirs(empty, exist_ok=True)
        self.assertIn('is the web client built?', self.run_host(web_dir=empty))


class Stop(unittest.TestCase):
    def setUp(self):
        self.host = Host()
        self.addCleanup(self.host.forget)

    def test_everyone_is_told(self):
        lines = [Ws(self.host) for _ in range(5)]
        idle = Http(self.host)
        self.assertEqual(idle.request('GET', '/').status, 200)
        self.host.process.terminate()
        for ws in lines:
            self.assertEqual(ws.read_text(), 'bye')
            self.assertEqual(ws.read_close(), (1012, 'server_stopping'))
        began = time.monotonic()
        status, printed = self.host.stop()
        self.assertEqual(status, 0)
        self.assertIn('live=0', printed)
        self.assertLess(time.monotonic() - began, 2.5)
        self.assertTrue(idle.is_closed())
        idle.close()
        with self.assertRaises(OSError):
            self.host.tcp()

    def test_without_anybody(self):
        began = time.monotonic()
        self.assertEqual(self.host.stop()[0], 0)
        self.assertLess(time.monotonic() - began, 2.5)

    def test_whoever_does_not_listen_does_not_hold_it(self):
        stuck = Ws(self.host, rcvbuf=4096)
        stuck.say('send 500000')
        began = time.monotonic()
        status, printed = self.host.stop()
        self.assertEqual(status, 0)
        self.assertIn('live=0', printed)
        self.assertLess(time.monotonic() - began, 10)
        stuck.close()


if __name__ == '__main__':
    unittest.main()
