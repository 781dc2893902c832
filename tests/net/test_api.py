"""What begins with /api/: from the request to the office and back."""

import hashlib
import json
import os
import signal
import time
import unittest

from support import Host, Http, NetCase, wait_until

JSON = ('Content-Type', 'application/json')
BODY_MAX = 65536
UPLOAD_MAX = 10485760
COOKIE = ('Cookie', 'sinkron=abc')


class Api(NetCase):
    def origin(self):
        return ('Origin', self.host.origin())

    def post(self, path, body=b'{}', headers=None, http=None):
        headers = [JSON, self.origin()] if headers is None else headers
        return (http or self.http()).request('POST', path, headers, body)

    def check_error(self, answer, status, word):
        self.assertEqual((answer.status, json.loads(answer.body)), (status, {'error': word}))
        self.assertEqual(answer.headers['content-type'], 'application/json')
        self.assertEqual(answer.headers['cache-control'], 'no-store')

    def test_the_office_sees_the_request(self):
        answer = self.get('/api/echo?name=Siti%20Aminah&x=1+2&y=a%26b=c',
                          ('Cookie', 'other=1; sinkron=tok-en_1; last=2'))
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers['content-type'], 'application/json')
        self.assertEqual(answer.headers['cache-control'], 'no-store')
        seen = json.loads(answer.body)
        self.assertEqual(seen['method'], 'GET')
        self.assertEqual(seen['path'], '/api/echo')
        self.assertEqual(seen['query'], 'name=Siti%20Aminah&x=1%202&y=a%26b%3Dc')
        self.assertEqual(seen['cookie'], 'tok-en_1')
        self.assertEqual(seen['address'], '127.0.0.1')
        self.assertEqual(seen['body_len'], 0)

    def test_a_body_arrives_whole(self):
        for length in (1, 1000, 20000, BODY_MAX):
            body = os.urandom(length)
            seen = json.loads(self.post('/api/echo', body).body)
            self.assertEqual(seen['method'], 'POST')
            self.assertEqual(seen['body_len'], length)
            self.assertEqual(seen['body_sha256'], hashlib.sha256(body).hexdigest())

    def test_a_body_that_trickles_in(self):
        http = self.http()
        head = (f'POST /api/echo HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                f'Origin: {self.host.origin()}\r\nContent-Type: application/json; charset=utf-8\r\n'
                'Content-Length: 6\r\n\r\n')
        for piece in (head[:7], head[7:60], head[60:], '{"', 'a', '":', '1'):
            http.send(piece.encode())
        self.assertEqual(json.loads(http.read().body)['body_len'], 6)

    def test_large_bodies_arrive_whole_where_a_route_takes_them(self):
        for length, kind in ((BODY_MAX + 1, 'text/csv; charset=utf-8'), (UPLOAD_MAX, 'application/PDF')):
            body = os.urandom(length)
            answer = self.post('/api/upload', body, [self.origin(), ('Content-Type', kind), COOKIE])
            seen = json.loads(answer.body)
            self.assertEqual(seen['body_sha256'], hashlib.sha256(body).hexdigest())
            self.assertEqual(seen['type'], kind.split(';')[0].lower())

    def refused_upload(self, length, kind, *headers):
        """Only the head is sent: what is refused is refused before the body."""
        http = self.http()
        http.send((f'POST /api/upload HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                   f'Content-Type: {kind}\r\nContent-Length: {length}\r\n'
                   + ''.join(f'{name}: {value}\r\n' for name, value in headers) + '\r\n').encode())
        return http.read()

    def test_what_is_too_large_or_of_another_kind_is_refused_unread(self):
        origin = self.origin()
        self.check_error(self.refused_upload(UPLOAD_MAX + 1, 'text/csv', origin, COOKIE), 413, 'oversize')
        self.check_error(self.refused_upload(70000, 'image/png', origin, COOKIE), 415, 'malformed')
        self.check_error(self.refused_upload(70000, 'csv', origin, COOKIE), 415, 'malformed')
        self.check_error(self.refused_upload(70000, 'text/csv', COOKIE), 403, 'forbidden')
        self.check_error(self.refused_upload(70000, 'text/csv', origin), 401, 'bad_sign_in')

    def start_upload(self, path='/api/upload', body=b''):
        http = self.http()
        http.send((f'POST {path} HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                   f'Authorization: Bearer snk_x\r\nContent-Type: text/csv\r\n'
                   f'Content-Length: 100000\r\n\r\n').encode() + body)
        return http

    def upload_whole(self):
        return self.post('/api/upload', b'x' * 100000,
                         [('Content-Type', 'text/csv'), ('Authorization', 'Bearer snk_x')])

    def until_uploads_are(self, status):
        wait_until(f'uploads get {status}', lambda: self.upload_whole().status == status)

    def test_four_large_bodies_at_once(self):
        slow = [self.start_upload() for _ in range(4)]
        self.until_uploads_are(503)
        answer = self.upload_whole()
        self.check_error(answer, 503, 'busy')
        self.assertEqual(answer.headers['retry-after'], '2')
        self.assertEqual(json.loads(self.post('/api/echo').body)['body_len'], 2)  # small ones pass
        slow.pop().close()
        self.until_uploads_are(200)
        for http in slow:
            http.send(b'x' * 100000)
            self.assertEqual(json.loads(http.read().body)['body_len'], 100000)

    def test_a_large_body_counts_until_the_office_is_done_with_it(self):
        gone = [self.start_upload('/api/keep', b'x' * 100000) for _ in range(4)]
        self.until_uploads_are(503)
        for http in gone:
            http.close()

        def released():
            self.get('/api/release')
            return self.upload_whole().status == 200
        wait_until('the office has answered them', released)

    def test_bearer_tokens(self):
        for value, want in (('Bearer snk_abc', 'snk_abc'), ('bearer   snk_abc', 'snk_abc'),
                            ('Basic YTpi', ''), ('Bearer', ''), ('Bearer ' + 'x' * 127, 'x' * 127)):
            with self.subTest(value[:20]):
                seen = json.loads(self.get('/api/echo', ('Authorization', value), COOKIE).body)
                self.assertEqual((seen['bearer'], seen['cookie']), (want, '' if want else 'abc'))
        self.assertEqual(self.get('/api/echo', ('Authorization', 'Bearer ' + 'x' * 4000)).status, 431)

    def test_a_machine_needs_no_origin(self):
        headers = [JSON, ('Authorization', 'Bearer snk_abc')]
        self.assertEqual(json.loads(self.post('/api/echo', b'{}', headers).body)['bearer'], 'snk_abc')

    def test_answers_from_a_file(self):
        alphabet = b'abcdefghijklmnopqrstuvwxyz'
        for length in (1, 15000, 16384, 5000000):
            answer = self.get(f'/api/written?n={length}')
            self.assertEqual(answer.body, (alphabet * (length // 26 + 1))[:length])
        self.assertEqual(self.get('/api/written?n=0').body, b'')
        http = self.http()
        answer = http.request('HEAD', '/api/written?n=5000000')
        self.assertEqual((answer.body, answer.headers['content-length']), (b'', '5000000'))
        self.assertEqual(http.request('GET', '/api/echo').status, 200)

    def test_a_file_that_is_too_short_ends_the_connection(self):
        with self.assertRaises(ConnectionError):
            self.get('/api/written?n=100000&short')

    def test_a_dead_connection_closes_its_file(self):
        before = self.open_files()
        http = Http(self.host, self.host.tls(rcvbuf=4096))
        http.send((f'GET /api/written?n=8000000 HTTP/1.1\r\n'
                   f'Host: localhost:{self.host.port}\r\n\r\n').encode())
        http.fill()
        http.close()
        wait_until('its file is closed', lambda: self.open_files() <= before)

    def open_files(self):
        """Deleted ones: those without a name."""
        folder = f'/proc/{self.host.process.pid}/fd'
        count = 0
        for name in os.listdir(folder):
            try:
                count += '(deleted)' in os.readlink(os.path.join(folder, name))
            except FileNotFoundError:
                pass
        return count

    def test_a_post_without_body(self):
        answer = self.post('/api/echo', b'', [self.origin()])
        self.assertEqual(json.loads(answer.body)['method'], 'POST')

    def test_delete_with_and_without_body(self):
        answer = self.http().request('DELETE', '/api/echo', [self.origin()])
        self.assertEqual(json.loads(answer.body)['method'], 'DELETE')
        answer = self.http().request('DELETE', '/api/echo', [self.origin(), JSON], b'{"a":1}')
        self.assertEqual(json.loads(answer.body)['body_len'], 7)

    def test_head_of_an_answer(self):
        http = self.http()
        answer = http.request('HEAD', '/api/echo')
        self.assertEqual((answer.status, answer.body), (200, b''))
        self.assertGreater(int(answer.headers['content-length']), 100)
        self.assertEqual(http.request('GET', '/api/echo').status, 200)

    def test_cookies(self):
        for header, value in (('sinkron=a', 'a'), ('sinkron=', ''), ('x=1', ''),
                              ('notsinkron=b; sinkron=c', 'c'), ('sinkron=' + 'x' * 127, 'x' * 127),
                              ('sinkron=' + 'x' * 128, ''), ('a=' + 'y' * 3000 + '; sinkron=d', 'd')):
            with self.subTest(header[:40]):
                seen = json.loads(self.get('/api/echo', ('Cookie', header)).body)
                self.assertEqual(seen['cookie'], value)
        seen = json.loads(self.get('/api/echo', ('Cookie', 'sinkron_link=p; sinkron=a')).body)
        self.assertEqual((seen['cookie'], seen['link_cookie']), ('a', 'p'))
        seen = json.loads(self.get('/api/echo', ('Cookie', 'sinkron_link=p')).body)
        self.assertEqual((seen['cookie'], seen['link_cookie']), ('', 'p'))

    def test_large_answers_come_in_pieces(self):
        for length in (0, 1, 15000, 16384, 100000, 3000000):
            answer = self.get(f'/api/big?n={length}')
            alphabet = b'abcdefghijklmnopqrstuvwxyz'
            self.assertEqual(answer.body, (alphabet * (length // 26 + 1))[:length])

    def test_two_large_answers_at_once(self):
        first, second = self.http(), self.http()
        request = f'GET /api/big?n=2000000 HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'
        first.send(request.encode())
        second.send(request.encode())
        self.assertEqual(second.read().body, first.read().body)

    def test_downloads_and_cookies_of_the_office(self):
        answer = self.get('/api/file')
        self.assertEqual(answer.headers['content-disposition'], 'attachment; filename="jp.csv"')
        self.assertEqual(answer.headers['set-cookie'],
                         'sinkron=abc; HttpOnly; Secure; SameSite=Strict; Path=/')
        self.assertEqual(answer.body, b'nip;jp\r\n')

    def test_no_content(self):
        http = self.http()
        answer = self.post('/api/nothing', http=http)
        self.assertEqual((answer.status, answer.body), (204, b''))
        self.assertNotIn('content-length', answer.headers)
        self.assertEqual(http.request('GET', '/api/echo').status, 200)

    def test_a_forged_header_never_leaves(self):
        http = self.http()
        http.send(f'GET /api/forged HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'.encode())
        self.assertTrue(http.is_closed())

    def test_the_office_says_not_found(self):
        self.check_error(self.get('/api/nothing-here'), 404, 'not_found')

    def test_a_full_office(self):
        answer = self.get('/api/full')
        self.check_error(answer, 503, 'busy')
        self.assertEqual(answer.headers['retry-after'], '2')
        http = self.http()
        self.check_error(self.post('/api/full', http=http), 503, 'busy')
        self.assertEqual(http.request('GET', '/api/echo').status, 200)

    def test_foreign_pages_change_nothing(self):
        for origin in (None, 'https://evil.example', 'null', f'http://localhost:{self.host.port}',
                       'https://localhost', f'https://localhost:{self.host.port}.evil.example'):
            with self.subTest(origin):
                headers = [JSON] + ([('Origin', origin)] if origin else [])
                http = self.http()
                self.check_error(self.post('/api/echo', b'{}', headers, http), 403, 'forbidden')
                answer = http.request('DELETE', '/api/echo', headers[1:])
                self.check_error(answer, 403, 'forbidden')
                self.assertEqual(http.request('GET', '/api/echo').status, 200)

    def test_forms_change_nothing(self):
        for content_type in ('text/plain', 'application/x-www-form-urlencoded',
                             'application/jsonx', 'multipart/form-data; boundary=a'):
            headers = [('Content-Type', content_type), self.origin()]
            self.check_error(self.post('/api/echo', b'a=1', headers), 415, 'malformed')
        self.check_error(self.post('/api/echo', b'a=1', [self.origin()]), 415, 'malformed')

    def test_a_body_too_large_is_refused_and_the_connection_lives(self):
        http = self.http()
        answer = self.post('/api/echo', b'x' * (BODY_MAX + 1), http=http)
        self.check_error(answer, 413, 'oversize')
        self.assertEqual(http.request('GET', '/api/echo').status, 200)

    def test_a_body_far_too_large_is_not_read(self):
        http = self.http()
        http.send((f'POST /api/echo HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                   f'Origin: {self.host.origin()}\r\nContent-Type: application/json\r\n'
                   'Content-Length: 9000000000\r\n\r\n').encode())
        answer = http.read()
        self.check_error(answer, 413, 'oversize')
        self.assertEqual(answer.headers['connection'], 'close')
        self.assertTrue(http.is_closed())

    def test_unclear_lengths_are_refused_and_closed(self):
        for fields, status in (('Transfer-Encoding: chunked', 411), ('X-Other: 1', 411),
                               ('Content-Length: abc', 400), ('Content-Length: -1', 400),
                               ('Content-Length: +2', 400), ('Content-Length: 2, 2', 400),
                               ('Content-Length: 2\r\nContent-Length: 3', 400),
                               ('Content-Length: 0x2', 400), ('Content-Length: 99999999999999999999', 400),
                               ('Content-Length: 2\r\nTransfer-Encoding: chunked', 411)):
            with self.subTest(fields):
                http = self.http()
                http.send((f'POST /api/echo HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                           f'Origin: {self.host.origin()}\r\nContent-Type: application/json\r\n'
                           f'{fields}\r\n\r\n{{}}').encode())
                self.assertEqual(http.read().status, status)
                self.assertTrue(http.is_closed())

    def test_a_get_with_body_is_refused(self):
        http = self.http()
        self.assertEqual(http.request('GET', '/api/echo', body=b'{}').status, 400)
        self.assertTrue(http.is_closed())

    def test_methods(self):
        for method in ('PUT', 'PATCH', 'OPTIONS'):
            answer = self.http().request(method, '/api/echo', [self.origin()], b'')
            self.check_error(answer, 405, 'unexpected')
            self.assertEqual(answer.headers['allow'], 'GET, HEAD, POST, DELETE')

    def test_long_addresses(self):
        self.assertEqual(self.get('/api/' + 'x' * 251).status, 414)
        self.assertEqual(self.get('/api/echo?' + 'x' * 600).status, 414)
        self.assertEqual(self.get('/api/' + 'x' * 250).status, 404)

    def test_a_dead_connection_does_not_disturb_the_answer(self):
        request = f'GET /api/hold HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'.encode()
        gone, stays = self.http(), self.http()
        gone.send(request)
        stays.send(request)
        gone.close()
        self.assertEqual(self.get('/api/release').status, 200)
        answer = self.release_until(stays)
        self.assertEqual((answer.status, answer.body), (200, b'{}'))
        self.assertEqual(self.get('/api/echo').status, 200)

    def release_until(self, waiting):
        """The request may have reached the office after the release: releases until it is answered."""
        def answered():
            self.get('/api/release')
            waiting.sock.settimeout(0.05)
            try:
                return bool(waiting.fill())
            except TimeoutError:
                return False
        wait_until('the held request is answered', answered)
        waiting.sock.settimeout(20)
        return waiting.read()

    def test_whoever_talks_on_while_parked_is_answered_first(self):
        http = self.http()
        request = f'GET /api/hold HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'
        second = f'GET /icon.svg HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'
        http.send((request + second).encode())
        self.assertEqual(self.release_until(http).body, b'{}')
        self.assertIn(b'<svg', http.read().body)

    def test_whoever_talks_on_after_a_post_is_cut_off_or_answered_in_order(self):
        http = self.http()
        head = (f'POST /api/echo HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                f'Origin: {self.host.origin()}\r\nContent-Type: application/json\r\n'
                'Content-Length: 2\r\n\r\n{}')
        http.send(head.encode() + b'GET /icon.svg HTTP/1.1\r\nHost: a\r\n\r\n' * 40)
        try:
            first = http.read()
            self.assertEqual(json.loads(first.body)['body_len'], 2)
        except ConnectionError:
            pass
        self.assertEqual(self.get('/api/echo').status, 200)

    def test_letters_for_the_edge_are_read(self):
        ws = self.ws()
        self.host.process.send_signal(signal.SIGUSR1)
        self.assertEqual(ws.read_text(), 'letter')

    def test_many_requests_at_once(self):
        connections = [self.http() for _ in range(100)]
        request = f'GET /api/hold HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'.encode()
        for http in connections:
            http.send(request)
        for http in connections:
            self.assertEqual(self.release_until(http).status, 200)


class StopWhileParked(unittest.TestCase):
    def test_a_request_that_is_never_answered_does_not_hold_the_stop(self):
        host = Host()
        http, other = Http(host), Http(host)
        self.addCleanup(http.close)
        self.addCleanup(other.close)
        http.send(f'GET /api/hold HTTP/1.1\r\nHost: localhost:{host.port}\r\n\r\n'.encode())
        self.assertEqual(other.request('GET', '/api/echo').status, 200)
        began = time.monotonic()
        status, printed = host.stop()
        self.assertEqual(status, 0)
        self.assertIn('live=0', printed)
        self.assertLess(time.monotonic() - began, 10)
        host.forget()


class PeerThatTalksIntoTheAnswer(unittest.TestCase):
    """The answer is larger than all buffers, and the peer does not read it."""

    def setUp(self):
        self.host = Host()
        self.talker = Http(self.host, self.host.tls(rcvbuf=4096))
        self.request = (f'GET /api/big?n=8000000 HTTP/1.1\r\n'
                        f'Host: localhost:{self.host.port}\r\n\r\n').encode()

    def tearDown(self):
        self.talker.close()
        self.assertEqual(self.host.stop()[0], 0)
        self.host.forget()

    def check_gone(self):
        wait_until('the server ends it', lambda: connections_of(self.host.port) == 0)
        other = Http(self.host)
        self.assertEqual(other.request('GET', '/api/echo').status, 200)
        other.close()

    def test_is_dropped_when_it_goes_on_talking(self):
        self.talker.send(self.request)
        self.talker.fill()
        self.talker.send(self.request)
        self.check_gone()

    def test_is_dropped_when_it_said_everything_at_once(self):
        self.talker.send(self.request * 2)
        self.check_gone()


class LongDownload(unittest.TestCase):
    """A long answer that its peer takes steadily, while somebody else keeps the loop turning."""

    def test_is_not_taken_for_the_one_who_spins(self):
        host = Host()
        size, spins_after_s = 8_000_000, 3.2
        reader = Http(host, host.tls(rcvbuf=4096))
        reader.send(f'GET /api/big?n={size} HTTP/1.1\r\nHost: localhost:{host.port}\r\n\r\n'.encode())
        pace, began, read, talker = Http(host), time.monotonic(), 0, None
        while time.monotonic() - began < 4.5 and read < size - 1_000_000:
            if read < (time.monotonic() - began) * 600_000:
                read += len(reader.fill())
            else:
                self.assertEqual(pace.request('GET', '/api/echo').status, 200)
            if talker is None and time.monotonic() - began > spins_after_s:
                talker = Http(host, host.tls(rcvbuf=4096))
                talker.send(f'GET /api/big?n={size} HTTP/1.1\r\nHost: localhost:{host.port}\r\n\r\n'.encode() * 2)
        self.assertEqual(len(reader.read().body), size)
        for one in (reader, pace, talker):
            one.close()
        self.assertEqual(host.stop()[0], 0)
        host.forget()


def connections_of(port):
    """How many of the server's connections are established, as the kernel lists them."""
    with open('/proc/net/tcp', encoding='ascii') as table:
        rows = [line.split() for line in list(table)[1:]]
    return sum(int(row[1].split(':')[1], 16) == port and row[3] == '01' for row in rows)


if __name__ == '__main__':
    unittest.main()
