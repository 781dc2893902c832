"""Pages: headers on every kind of answer, compressed forms, caching, and no way out of the folder."""

import gzip
import hashlib
import re
import unittest

from support import PAGE, SCRIPT, NetCase

STRICT = {
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
}


class Pages(NetCase):
    def check_strict(self, answer):
        for name, value in STRICT.items():
            self.assertEqual(answer.headers.get(name), value, name)
        policy = answer.headers['content-security-policy']
        self.assertIn("default-src 'self'", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn('unsafe', policy)
        self.assertRegex(answer.headers['date'],
                         r'^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$')

    def test_every_answer_has_the_strict_headers(self):
        for path in ('/', '/koordinator', '/assets/main-1a2b.js', '/assets/playout-77aa.worklet.js',
                     '/icon.svg', '/nothing', '/api/echo', '/api/nothing-here'):
            with self.subTest(path):
                self.check_strict(self.get(path))

    def test_the_policy_names_the_websocket_of_this_host(self):
        policy = self.get('/').headers['content-security-policy']
        self.assertIn(f"connect-src 'self' wss://localhost:{self.host.port}", policy)

    def test_two_pages_and_their_addresses(self):
        for path in ('/', '/masuk', '/index.html'):
            answer = self.get(path)
            self.assertEqual((answer.status, answer.body), (200, PAGE), path)
            self.assertEqual(answer.headers['content-type'], 'text/html; charset=utf-8')
            self.assertEqual(answer.headers['cache-control'], 'no-cache')
        self.assertIn(b'Koordinator', self.get('/koordinator').body)

    def test_a_certificate_has_a_page_whatever_its_code(self):
        code = '0123456789abcdef0123456789abcdef'
        self.assertIn(b'Sertifikat', self.get('/sertifikat/' + code).body)
        for path in ('/sertifikat', '/sertifikat/', '/sertifikat/' + code[1:], '/sertifikat/' + code + '0',
                     '/sertifikat/' + code.upper(), f'/sertifikat/{code}/x', f'/x/sertifikat/{code}'):
            with self.subTest(path):
                self.assertEqual(self.get(path).status, 404)

    def test_a_query_does_not_change_the_page(self):
        self.assertEqual(self.get('/masuk?a=1&b=2').body, PAGE)

    def test_types(self):
        for path, content_type in (('/assets/main-1a2b.js', 'text/javascript; charset=utf-8'),
                                   ('/assets/style-9f.css', 'text/css; charset=utf-8'),
                                   ('/icon.svg', 'image/svg+xml')):
            self.assertEqual(self.get(path).headers['content-type'], content_type)

    def test_hashed_names_are_kept_for_ever(self):
        answer = self.get('/assets/main-1a2b.js')
        self.assertEqual(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
        self.assertEqual(self.get('/icon.svg').headers['cache-control'], 'no-cache')

    def test_the_smallest_form_that_the_client_takes(self):
        for accepts, coding in (('gzip, deflate, br, zstd', 'br'), ('gzip', 'gzip'),
                                ('GZIP;q=0.5', 'gzip'), ('br;q=0, gzip', 'gzip'), ('*', 'br'),
                                ('*;q=0', None), ('identity', None), ('br;q=0.0,gzip;q=0', None),
                                ('x' * 300, None)):
            with self.subTest(accepts):
                answer = self.get('/assets/main-1a2b.js', ('Accept-Encoding', accepts))
                self.assertEqual(answer.status, 200)
                self.assertEqual(answer.headers.get('content-encoding'), coding)
                self.assertEqual(answer.headers['vary'], 'Accept-Encoding')
                if coding == 'gzip':
                    self.assertEqual(gzip.decompress(answer.body), SCRIPT)
                elif coding == 'br':
                    self.assertEqual(answer.body, b'br:' + hashlib.sha256(SCRIPT).digest())
                else:
                    self.assertEqual(answer.body, SCRIPT)

    def test_a_file_without_compressed_form(self):
        answer = self.get('/icon.svg', ('Accept-Encoding', 'br, gzip'))
        self.assertNotIn('content-encoding', answer.headers)
        self.assertNotIn('vary', answer.headers)

    def test_etag_is_the_content(self):
        answer = self.get('/')
        self.assertEqual(answer.headers['etag'], '"%s"' % hashlib.sha256(PAGE).hexdigest()[:32])
        packed = self.get('/', ('Accept-Encoding', 'gzip'))
        self.assertNotEqual(packed.headers['etag'], answer.headers['etag'])

    def test_who_has_it_gets_no_body(self):
        tag = self.get('/').headers['etag']
        for header in (tag, f'"other", {tag}', f'W/{tag}', '*'):
            with self.subTest(header):
                http = self.http()
                answer = http.request('GET', '/', [('If-None-Match', header)])
                self.assertEqual((answer.status, answer.body), (304, b''))
                self.assertEqual(answer.headers['etag'], tag)
                self.assertEqual(answer.headers['cache-control'], 'no-cache')
                self.assertNotIn('content-length', answer.headers)
                self.check_strict(answer)
                self.assertEqual(http.request('GET', '/').body, PAGE)
        self.assertEqual(self.get('/', ('If-None-Match', '"other"')).status, 200)

    def test_head_is_get_without_body(self):
        http = self.http()
        full = http.request('GET', '/assets/main-1a2b.js')
        head = http.request('HEAD', '/assets/main-1a2b.js')
        for headers in (full.headers, head.headers):
            headers.pop('date')
        self.assertEqual((head.status, head.headers), (200, full.headers))
        self.assertEqual(http.request('GET', '/').body, PAGE)

    def test_an_empty_file(self):
        answer = self.get('/empty.txt')
        self.assertEqual((answer.status, answer.headers['content-length']), (200, '0'))

    def test_many_requests_on_one_connection(self):
        http = self.http()
        for i in range(50):
            self.assertEqual(http.request('GET', '/assets/main-1a2b.js').body, SCRIPT)
            self.assertEqual(http.request('GET', '/nothing').status, 404)

    def test_requests_sent_together_are_answered_in_order(self):
        http = self.http()
        one = f'GET /icon.svg HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'
        two = f'GET / HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n\r\n'
        http.send((one + two + one).encode())
        bodies = [http.read().body for _ in range(3)]
        self.assertEqual([len(body) for body in bodies], [42, len(PAGE), 42])

    def test_close_is_obeyed(self):
        http = self.http()
        answer = http.request('GET', '/', [('Connection', 'close')])
        self.assertEqual((answer.body, answer.headers['connection']), (PAGE, 'close'))
        self.assertTrue(http.is_closed())

    def test_http_1_0_is_served_and_closed(self):
        http = self.http()
        http.send(f'GET / HTTP/1.0\r\nHost: localhost:{self.host.port}\r\n\r\n'.encode())
        self.assertEqual(http.read().body, PAGE)
        self.assertTrue(http.is_closed())

    def test_not_found_says_so_in_both_languages(self):
        answer = self.get('/tidak/ada')
        self.assertEqual(answer.status, 404)
        self.assertIn('Halaman tidak ditemukan', answer.body.decode())
        self.assertIn('Page not found', answer.body.decode())

    def test_nothing_outside_the_folder(self):
        for path in ('/../../../../etc/passwd', '/assets/../../etc/passwd',
                     '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd',
                     '/assets/%2e%2e%2f%2e%2e%2fetc/passwd', '//etc/passwd', '/assets/link.txt',
                     '/.secret', '/assets', '/assets/', '/assets/main-1a2b.js.gz',
                     '/assets/main-1a2b.js.br', '/assets/main-1a2b.js/', '/index.html%20',
                     '/a&b', '/a;b', '/%ff', '/assets\\main-1a2b.js'):
            with self.subTest(path):
                answer = self.get(path)
                self.assertIn(answer.status, (400, 404))
                self.assertNotIn(b'root:', answer.body)
                self.assertNotIn(b'not for anybody', answer.body)

    def test_other_methods(self):
        for method in ('POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'):
            with self.subTest(method):
                http = self.http()
                answer = http.request(method, '/', body=b'')
                self.assertEqual(answer.status, 405)
                self.assertEqual(answer.headers['allow'], 'GET, HEAD')
                self.check_strict(answer)

    def test_the_page_is_the_same_for_every_name_of_the_host(self):
        answer = self.http().request('GET', '/', host='kelas.example.go.id')
        self.assertIn('wss://kelas.example.go.id', answer.headers['content-security-policy'])

    def test_a_host_that_would_not_fit_into_a_header_is_refused(self):
        for host in ('', "a;script-src 'unsafe-inline'", 'a b', 'x' * 300, 'a, b', 'a/b'):
            with self.subTest(host):
                http = self.http()
                http.send(f'GET / HTTP/1.1\r\nHost: {host}\r\n\r\n'.encode())
                answer = http.read()
                self.assertIn(answer.status, (400, 431))
                self.assertNotIn('unsafe', str(answer.headers))
                self.assertTrue(http.is_closed())

    def test_no_answer_names_a_version(self):
        for path in ('/', '/nothing', '/api/nothing-here'):
            self.assertIsNone(re.search(r'libwebsockets|openssl|\d+\.\d+\.\d+',
                                        str(self.get(path).headers), re.I))


if __name__ == '__main__':
    unittest.main()
