"""WebSockets: who is let in, how frames become messages, and how connections end."""

import json
import os
import struct
import unittest

from support import (BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, Http, NetCase, Refused, wait_until)

TEXT_MAX = 16384
BINARY_MAX = 3852


class Door(NetCase):
    def refused(self, **how):
        with self.assertRaises(Refused) as caught:
            self.ws(**how)
        return caught.exception.answer

    def test_with_and_without_subprotocol(self):
        ws = self.ws()
        self.assertEqual(ws.answer.headers['sec-websocket-protocol'], 'sinkron')
        ws = self.ws(protocol=None)
        self.assertNotIn('sec-websocket-protocol', ws.answer.headers)
        self.assertNotIn('sec-websocket-extensions', ws.answer.headers)
        ws.say('halo')
        self.assertEqual(ws.read_text(), 'halo')

    def test_no_compression_whatever_is_offered(self):
        ws = self.ws(headers=[('Sec-WebSocket-Extensions', 'permessage-deflate')])
        self.assertNotIn('sec-websocket-extensions', ws.answer.headers)

    def test_foreign_pages_are_refused(self):
        port = self.host.port
        for origin in (None, 'https://evil.example', f'http://localhost:{port}', 'null',
                       'https://localhost', f'https://localhost:{port}0',
                       f'https://evil.example:{port}', f'https://localhost:{port}/',
                       f'https://localhost:{port}@evil.example', '*'):
            with self.subTest(origin):
                answer = self.refused(origin=origin)
                self.assertEqual(answer.status, 403)
                self.assertEqual(answer.headers['x-frame-options'], 'DENY')

    def test_the_same_host_under_another_name_is_itself(self):
        ws = self.ws(name='kelas.example:9', origin='https://KELAS.example:9')
        ws.say('halo')
        self.assertEqual(ws.read_text(), 'halo')

    def test_only_at_its_address(self):
        for path in ('/', '/ws/', '/wsx', '/api/echo', '/assets/main-1a2b.js'):
            self.assertEqual(self.refused(path=path).status, 404, path)

    def test_bad_handshakes(self):
        for name, value, status in (('Sec-WebSocket-Version', '8', 426),
                                    ('Sec-WebSocket-Version', None, 426),
                                    ('Sec-WebSocket-Key', 'short', 400),
                                    ('Sec-WebSocket-Key', None, 400),
                                    ('Sec-WebSocket-Key', 'x' * 200, 400),
                                    ('Sec-WebSocket-Protocol', 'sinkron-listen', 400),
                                    ('Sec-WebSocket-Protocol', 'chat', 400),
                                    ('Connection', 'keep-alive', 400)):
            with self.subTest((name, value)):
                self.assertEqual(self.refused(headers=[(name, value)]).status, status)

    def test_other_upgrades_get_nowhere(self):
        for upgrade in ('h2c', 'WEBSOCKETS', 'tls/1.0'):
            with self.subTest(upgrade):
                http = self.http()
                http.send((f'GET / HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                           f'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: {upgrade}\r\n'
                           'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n').encode())
                self.assertIn(http.read().status, (400, 403, 404))
                self.assertTrue(http.is_closed())
        self.ws().say('still here')

    def test_a_post_does_not_become_a_websocket(self):
        http = self.http()
        http.send((f'POST /ws HTTP/1.1\r\nHost: localhost:{self.host.port}\r\n'
                   f'Origin: {self.host.origin()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'
                   'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n'
                   'Content-Length: 0\r\n\r\n').encode())
        self.assertEqual(http.read().status, 405)
        self.assertTrue(http.is_closed())

    def test_a_plain_get_there_is_not_found(self):
        self.assertEqual(self.get('/ws').status, 404)


class Frames(NetCase):
    def test_text_and_binary_come_back(self):
        ws = self.ws()
        for length in (1, 125, 126, 1024, 5000, TEXT_MAX):
            text = ('kelas ' * length)[:length]
            ws.say(text)
            self.assertEqual(ws.read(), (TEXT, text.encode()))
        for length in (1, 100, BINARY_MAX):
            sound = os.urandom(length)
            ws.send(BINARY, sound)
            self.assertEqual(ws.read(), (BINARY, sound))

    def test_empty_messages(self):
        ws = self.ws()
        ws.send(TEXT)
        self.assertEqual(ws.read(), (TEXT, b''))
        ws.send(BINARY)
        self.assertEqual(ws.read(), (BINARY, b''))

    def test_many_frames_in_one_write(self):
        ws = self.ws()
        ws.sock.sendall(b''.join(ws.frame(TEXT, b'%d' % i) for i in range(500)))
        self.assertEqual([ws.read_text() for _ in range(500)], [str(i) for i in range(500)])

    def test_a_frame_byte_by_byte(self):
        ws = self.ws()
        for byte in ws.frame(TEXT, b'x' * 200):
            ws.sock.sendall(bytes([byte]))
        self.assertEqual(ws.read(), (TEXT, b'x' * 200))

    def test_fragments_become_one_message(self):
        ws = self.ws()
        ws.send(TEXT, b'satu ', fin=False)
        ws.send(CONTINUATION, b'', fin=False)
        ws.send(CONTINUATION, b'dua ' * 500, fin=False)
        ws.send(CONTINUATION, b'tiga')
        self.assertEqual(ws.read(), (TEXT, b'satu ' + b'dua ' * 500 + b'tiga'))
        ws.send(BINARY, b'\x00', fin=False)
        ws.send(CONTINUATION, b'\x01')
        self.assertEqual(ws.read(), (BINARY, b'\x00\x01'))

    def test_control_frames_between_fragments(self):
        ws = self.ws()
        ws.send(TEXT, b'se', fin=False)
        ws.send(PING, b'apa kabar')
        ws.send(PONG, b'unasked')
        ws.send(CONTINUATION, b'kolah')
        frames = sorted([ws.read(), ws.read()])
        self.assertEqual(frames, [(TEXT, b'sekolah'), (PONG, b'apa kabar')])

    def test_pings_are_answered(self):
        ws = self.ws()
        for payload in (b'', b'x', b'y' * 125):
            ws.send(PING, payload)
            self.assertEqual(ws.read(), (PONG, payload))

    def check_broken(self, code, reason, *frames):
        ws = self.ws()
        ws.sock.sendall(b''.join(ws.frame(*frame[:2], **(frame[2] if len(frame) > 2 else {}))
                                 for frame in frames))
        got = ws.read_close()
        self.assertEqual(got[0], code)
        if reason:
            self.assertEqual(got[1], reason)

    def test_oversize_messages_close_with_a_reason(self):
        self.check_broken(1009, 'oversize', (TEXT, b'x' * (TEXT_MAX + 1)))
        self.check_broken(1009, 'oversize', (BINARY, b'x' * (BINARY_MAX + 1)))

    def test_oversize_in_fragments_is_noticed_before_its_end(self):
        piece = (CONTINUATION, b'x' * 4000, {'fin': False})
        self.check_broken(1009, 'oversize', (TEXT, b'x', {'fin': False}), *[piece] * 5)
        self.check_broken(1009, 'oversize', (BINARY, b'x' * 2000, {'fin': False}), piece)

    def test_an_announced_gigabyte_is_not_waited_for(self):
        ws = self.ws()
        head = struct.pack('!BBQ', 0x82, 0xff, 1 << 30) + b'\0\0\0\0'
        ws.sock.sendall(head + b'x' * 8000)
        self.assertEqual(ws.read_close(), (1009, 'oversize'))

    def test_broken_frames_close_the_connection(self):
        self.check_broken(1002, None, (3, b'unknown opcode'))
        self.check_broken(1002, None, (TEXT, b'reserved bit', {'rsv': 4}))
        self.check_broken(1002, None, (CONTINUATION, b'of nothing'))
        self.check_broken(1002, None, (TEXT, b'a', {'fin': False}), (TEXT, b'b'))
        self.check_broken(1002, None, (PING, b'in parts', {'fin': False}))

    def test_control_frames_that_are_too_long(self):
        ws = self.ws()
        ws.send(PING, b'x' * 126)
        with self.assertRaises((ConnectionError, OSError)):
            while True:
                ws.read()

    def test_nobody_else_notices(self):
        good = self.ws()
        for _ in range(20):
            bad = self.ws()
            bad.send(7, b'nonsense')
            bad.close()
        good.say('halo')
        self.assertEqual(good.read_text(), 'halo')

    def test_large_messages_leave_whole(self):
        ws = self.ws()
        for length in (65535, 65536, 200000):
            ws.say(f'send {length}')
            opcode, payload = ws.read()
            self.assertEqual((opcode, len(payload)), (TEXT, length))

    def test_order_is_kept_between_both_ways_out(self):
        """A message that does not fit at once, and small ones right behind it."""
        ws = self.ws(rcvbuf=4096)
        ws.sock.sendall(ws.frame(TEXT, b'send 300000')
                        + b''.join(ws.frame(TEXT, b'%d' % i) for i in range(100)))
        self.assertEqual(len(ws.read()[1]), 300000)
        self.assertEqual([ws.read_text() for _ in range(100)], [str(i) for i in range(100)])
        ws.say('report')
        self.assertGreater(json.loads(ws.read_text())['queued'], 0)


class Ends(NetCase):
    def sessions(self, ws):
        ws.say('report')
        return json.loads(ws.read_text())['sessions']

    def test_the_session_closes_with_code_and_reason(self):
        ws = self.ws()
        ws.say('close 4001 removed')
        self.assertEqual(ws.read_text(), 'bye')
        self.assertEqual(ws.read_close(), (4001, 'removed'))

    def test_what_is_queued_leaves_before_the_close(self):
        ws = self.ws(rcvbuf=4096)
        ws.sock.sendall(ws.frame(TEXT, b'send 200000') + ws.frame(TEXT, b'satu')
                        + ws.frame(TEXT, b'close 1000 over'))
        self.assertEqual(len(ws.read()[1]), 200000)
        self.assertEqual([ws.read_text(), ws.read_text()], ['satu', 'bye'])
        self.assertEqual(ws.read_close(), (1000, 'over'))

    def test_what_is_said_after_the_farewell_is_not_heard(self):
        ws = self.ws()
        ws.sock.sendall(ws.frame(TEXT, b'close 1000 over') + ws.frame(TEXT, b'one more thing'))
        self.assertEqual(ws.read_text(), 'bye')
        self.assertEqual(ws.read_close(), (1000, 'over'))

    def test_the_peer_closes(self):
        watcher, ws = self.ws(), self.ws()
        self.assertEqual(self.sessions(watcher), 2)
        ws.send(CLOSE, struct.pack('!H', 1000) + b'done')
        self.assertEqual(ws.read_close(), (1000, 'done'))
        wait_until('the session ended', lambda: self.sessions(watcher) == 1)

    def test_the_peer_hangs_up(self):
        watcher, ws = self.ws(), self.ws()
        self.assertEqual(self.sessions(watcher), 2)
        ws.close()
        wait_until('the session ended', lambda: self.sessions(watcher) == 1)

    def test_the_peer_resets(self):
        import socket
        watcher, ws = self.ws(), self.ws()
        self.assertEqual(self.sessions(watcher), 2)
        ws.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        ws.close()
        wait_until('the session ended', lambda: self.sessions(watcher) == 1)

    def test_whoever_does_not_take_the_farewell_is_dropped(self):
        watcher = self.ws()
        stuck = self.ws(rcvbuf=4096)
        stuck.sock.sendall(stuck.frame(TEXT, b'send 500000') + stuck.frame(TEXT, b'close 1000 over'))
        wait_until('the session ended', lambda: self.sessions(watcher) == 1)

    def test_reading_is_held_and_goes_on(self):
        ws = self.ws()
        ws.sock.sendall(ws.frame(TEXT, b'hold')
                        + b''.join(ws.frame(TEXT, b'%d' % i) for i in range(200)))
        self.assertEqual([ws.read_text() for _ in range(200)], [str(i) for i in range(200)])

    def test_held_reading_is_really_held(self):
        ws, other = self.ws(), self.ws()
        ws.say('hold')
        ws.say('first')
        other.say('second')
        self.assertEqual(other.read_text(), 'second')
        self.assertFalse(ws.has_input(0.05))
        self.assertEqual(ws.read_text(), 'first')


class AllowedOrigins(NetCase):
    options = ('--origins=https://kelas.example.go.id, https://lain.example:8443',
               '--host_names=belajar.example')

    def test_named_origins_may_connect(self):
        for origin in ('https://kelas.example.go.id', 'https://lain.example:8443',
                       'https://belajar.example', 'https://belajar.example:9443', ''):
            self.ws(origin=origin)
        for origin in ('https://lain.example', 'https://kelas.example.go.id.evil.example',
                       'http://belajar.example', None):
            with self.assertRaises(Refused):
                self.ws(origin=origin)


class AnyOrigin(NetCase):
    options = ('--origins=*',)

    def test_a_star_allows_tools(self):
        self.ws(origin=None)
        self.ws(origin='https://anything.example')
        self.assertEqual(Http.request(self.http(), 'DELETE', '/api/echo').status, 200)


if __name__ == '__main__':
    unittest.main()
