"""Slow readers, many readers: what they hear is in order, well-formed and of the present."""

import json
import selectors
import struct
import threading
import time
import unittest

from support import BINARY, TEXT, NetCase, wait_until


def read_sound(payload):
    """(number, age in ms) of one packet of the stream; both processes read the same clock."""
    kind, number, stamp_ms = struct.unpack('!BIQ', payload[:13])
    assert kind == 1 and len(payload) == 148 and not any(payload[13:]), payload
    return number, time.monotonic() * 1000 - stamp_ms


class Listener(threading.Thread):
    """Reads without pause on a thread of its own."""

    def __init__(self, ws):
        super().__init__(daemon=True)
        self.ws, self.heard, self.fault, self.enough = ws, [], None, False

    def run(self):
        try:
            while not self.enough:
                opcode, payload = self.ws.read()
                if opcode == BINARY:
                    self.heard.append(read_sound(payload))
        except Exception as fault:
            self.fault = fault


class SlowReader(NetCase):
    def report(self, ws):
        ws.say('report')
        return json.loads(ws.read_text())

    def test_a_reader_that_stops_in_the_middle(self):
        asker = self.ws()
        other = Listener(self.ws())
        other.ws.say('listen')
        other.start()
        slow = self.ws(rcvbuf=4096)
        slow.say('listen')
        for _ in range(100):
            slow.read()

        # It stops. Its own queue begins to drop, and goes on for three seconds of sound.
        wait_until('the line is slow', lambda: self.report(asker)['slow_now'] == 1)
        wait_until('sound is dropped', lambda: self.report(asker)['dropped_all'] > 150)

        # It reads again, two hundred packets.
        heard = []
        while len(heard) < 200:
            opcode, payload = slow.read()
            self.assertEqual(opcode, BINARY)
            heard.append(read_sound(payload))
        numbers = [number for number, _ in heard]
        self.assertEqual(numbers, sorted(set(numbers)), 'in order, none twice')
        old = [i for i, (_, age_ms) in enumerate(heard) if age_ms > 1000]
        self.assertGreater(len(old), 0, 'the pause was real')
        self.assertLess(len(old), 100, f'{len(old)} packets were old')
        self.assertEqual(old, list(range(len(old))), 'what is old comes first, then the present')
        self.assertLess(max(age_ms for _, age_ms in heard[-50:]), 300)

        # The line is free again: nothing more is dropped.
        wait_until('the line is free', lambda: self.report(asker)['slow_now'] == 0)
        slow.say('report')
        while True:
            opcode, payload = slow.read()
            if opcode == TEXT:
                break
        report = json.loads(payload)
        self.assertGreater(report['held_ms_max'], 300)
        self.assertEqual(report['slow_times'], 1)
        self.assertGreater(report['direct'], 0)

        # Nobody else noticed.
        other.enough = True
        other.join()
        self.assertIsNone(other.fault)
        numbers = [number for number, _ in other.heard]
        self.assertGreater(len(numbers), 300)
        self.assertEqual(numbers, list(range(numbers[0], numbers[0] + len(numbers))))
        ages_ms = sorted(age_ms for _, age_ms in other.heard)
        self.assertLess(ages_ms[len(ages_ms) * 99 // 100], 200)

    def test_a_good_line_writes_at_once(self):
        ws = self.ws()
        ws.say('listen')
        for _ in range(50):
            ws.read()
        ws.say('report')
        report = json.loads(ws.read_text())
        self.assertEqual((report['queued'], report['dropped'], report['slow_times']), (0, 0, 0))
        self.assertGreater(report['direct'], 49)


class ManyReaders(NetCase):
    READERS = 200

    def test_all_hear_everything_in_order(self):
        readers = [self.ws() for _ in range(self.READERS)]
        selector = selectors.DefaultSelector()
        numbers = {}
        for ws in readers:
            ws.say('listen')
            ws.sock.setblocking(True)
            numbers[ws] = []
            selector.register(ws.sock, selectors.EVENT_READ, ws)
        while min(len(heard) for heard in numbers.values()) < 40:
            for key, _ in selector.select(20):
                ws = key.data
                while True:
                    opcode, payload = ws.read()
                    self.assertEqual(opcode, BINARY)
                    numbers[ws].append(read_sound(payload)[0])
                    if not ws.pending and not ws.sock.pending():
                        break
        for heard in numbers.values():
            self.assertEqual(heard, list(range(heard[0], heard[0] + len(heard))))
        asker = self.ws()
        asker.say('report')
        self.assertEqual(json.loads(asker.read_text())['sessions'], self.READERS + 1)
        for ws in readers:
            ws.close()

        def all_gone():
            asker.say('report')
            return json.loads(asker.read_text())['sessions'] == 1
        wait_until('all sessions ended', all_gone)


if __name__ == '__main__':
    unittest.main()
