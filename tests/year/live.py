"""live.py BUILD FOLDER [TURNS]: does work in the office delay the sound of a live class?

Starts the server on the year in FOLDER (made by `make_year FOLDER 100`; it is written to), with a
class that is held now: one speaker, 100 listeners over TLS (tests/load). Takes turns: nothing else
asked; the office busy with pages, lists, a summary and exports; the same with people imported and
sealed attendance corrected and settled; and all that while `sinkron recheck` runs beside it. Prints
the delays of each turn and, at the end, the medians over the turns."""

import csv
import http.client
import io
import json
import os
import random
import re
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import wave

LISTENERS = 100
SECONDS = 8
TOKEN = "kelas-langsung-"
PASSWORD = "rahasia negara"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PEOPLE, ACTIVITIES = 50_000, 900


SERVER_STEPS = -10
INSTRUMENT_STEPS = -15


def raise_group(process, steps):
    """Others on this machine count less. The kernel schedules sessions first and threads within them after, so the
    distance between the server's own threads stays what it is. Only root may."""
    if os.geteuid() == 0 and os.path.exists(f"/proc/{process.pid}/autogroup"):
        with open(f"/proc/{process.pid}/autogroup", "w") as group:
            group.write(str(steps))


class Server:
    def __init__(self, build, data, work):
        self.build, self.data, self.work = build, data, work
        cert, key = os.path.join(work, "cert.pem"), os.path.join(work, "key.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
             "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30",
             "-keyout", key, "-out", cert], check=True, capture_output=True)
        pages = os.path.join(work, "pages")
        os.mkdir(pages)
        for name in ("index.html", "koordinator.html"):
            with open(os.path.join(pages, name), "w") as page:
                page.write("<!doctype html><title>Sinkron</title>\n")
        self.options = [f"--data_dir={data}", f"--policy_dir={ROOT}/server/policies"]
        self.log = open(os.path.join(work, "log"), "w")
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [f"{build}/server/sinkron", "serve", "--listen=127.0.0.1", "--port=0", f"--tls.cert={cert}",
             f"--tls.key={key}", f"--web_dir={pages}", *self.options],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=self.log, text=True, start_new_session=True)
        raise_group(self.process, SERVER_STEPS)
        for line in self.process.stdout:
            if found := re.search(r"serving on port (\d+)", line):
                self.port = int(found.group(1))
                break
        print(f"started in {time.monotonic() - begun:.1f} s")
        self.cert = cert
        self.tls = ssl.create_default_context(cafile=cert)

    def ask(self, method, path, body=None, cookie="", kind="application/json"):
        line = http.client.HTTPSConnection("localhost", self.port, context=self.tls, timeout=300)
        headers = {"Origin": f"https://localhost:{self.port}"}
        if cookie:
            headers["Cookie"] = cookie
        if body is not None:
            headers["Content-Type"] = kind
            body = body if kind != "application/json" else json.dumps(body)
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read()
        line.close()
        return answer.status, text, answer.getheader("Set-Cookie", "")

    def sign_in(self, n):
        status, _, cookie = self.ask("POST", "/api/sign-in", {"name": f"koordinator-{n}", "password": PASSWORD})
        assert status == 200, "sign-in"
        return cookie.split(";")[0]

    def peak_mb(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024

    def loop_waits(self):
        """How long the event loop was ready and waited for a processor (ns), and how often it was given one."""
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/schedstat") as stat:
            _, waited, times = stat.read().split()
        return int(waited), int(times)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=60)
        with open(os.path.join(self.work, "log")) as log:
            for line in log:
                if " warn " in line or "stopped" in line:
                    print(line.strip()[:200])


class Office:
    """Whoever asks the office in the meantime: one thread for each kind of work, all of low priority."""

    def __init__(self, server):
        self.server = server
        self.cookies = [server.sign_in(1), server.sign_in(2)]
        _, text, _ = server.ask("GET", "/api/v1/activities", cookie=self.cookies[0])
        self.activities = [a["id"] for a in json.loads(text)["activities"] if a["closed_ms"]]
        _, text, _ = server.ask("GET", "/api/v1/people?limit=100&q=rahayu", cookie=self.cookies[0])
        self.people = [p["id"] for p in json.loads(text)["people"]]
        self.chance = random.Random(7)
        self.serial = int(time.time()) % 100_000
        self.done = {}

    def count(self, what, status):
        key = what if status < 300 else f"{what}: {status}"
        self.done[key] = self.done.get(key, 0) + 1

    def get(self, what, path):
        self.count(what, self.server.ask("GET", path, cookie=self.cookies[0])[0])

    def pages(self):
        self.get("person", f"/api/v1/people/{self.chance.choice(self.people)}/record?day=2025-12-01")

    def lists(self):
        self.get("summary", "/api/v1/summary?year=2025")
        self.get("activities", "/api/v1/activities")
        self.get("attendance", f"/api/v1/activities/{self.chance.choice(self.activities)}/attendance")

    def exports(self):
        self.get("entries.csv", "/api/v1/entries.csv")
        self.get("attendance.csv", "/api/v1/attendance.csv")

    def imports(self):
        rows = io.StringIO()
        table = csv.writer(rows)
        table.writerow(["nip", "nama", "status", "unit_kerja"])
        for _ in range(200):
            self.serial += 1
            day = 1 + self.serial // 999 % 28
            year = 1970 + self.serial // (999 * 28)
            table.writerow([f"{year}07{day:02d}2005011{1 + self.serial % 999:03d}",
                            f"Pegawai Baru {self.serial}", "PNS", "Unit Kerja 001"])
        status, _, _ = self.server.ask("POST", "/api/v1/people/import?name=baru.csv&dry=0", rows.getvalue().encode(),
                                       self.cookies[0], "text/csv")
        self.count("import of 200", status)

    def corrections(self):
        activity = self.chance.choice(self.activities)
        base = f"/api/v1/activities/{activity}"
        _, text, _ = self.server.ask("GET", base + "/attendance", cookie=self.cookies[0])
        page = json.loads(text)
        lesson, person = page["activity"]["classes"][0], self.chance.choice(page["people"])
        fact = {"class": lesson["id"], "people": [person["person"]["id"]], "claim": "present",
                "start_ms": lesson["segments"][0]["start_ms"], "end_ms": lesson["segments"][0]["end_ms"],
                "reason": "Daftar hadir kertas"}
        status, text, _ = self.server.ask("POST", base + "/corrections", fact, self.cookies[0])
        self.count("correction", status)
        if status >= 300:
            return
        _, text, _ = self.server.ask("GET", base + "/book", cookie=self.cookies[1])
        fact = [f["fact"] for f in json.loads(text)["facts"] if f["state"] == "waits"][-1]
        status, _, _ = self.server.ask("POST", base + "/approvals", {"fact": fact}, self.cookies[1])
        self.count("approval and settling", status)

    def busy(self, works, over):
        """Until `over`: each work again and again."""
        def go(work):
            os.sched_setscheduler(threading.get_native_id(), os.SCHED_IDLE, os.sched_param(0))
            while not over.is_set():
                work()
        threads = [threading.Thread(target=go, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        return threads


def make_voice(path):
    """Recorded speech is best; without espeak-ng something as changeable."""
    rate, chance = 48_000, random.Random(3)
    with wave.open(path, "wb") as voice:
        voice.setparams((1, 2, rate, 0, "NONE", ""))
        level, frames = 0.0, bytearray()
        for i in range(rate * 6):
            if i % 2400 == 0:
                level = chance.random()
            frames += int(level * (12_000 * ((i * (110 + i // 2400 % 9 * 20) % rate) / rate - 0.5))).to_bytes(
                2, "little", signed=True)
        voice.writeframes(bytes(frames))


def write_tickets(server, path):
    with open(path, "w") as tickets:
        for n in range(1, LISTENERS + 2):
            status, text, _ = server.ask("POST", "/api/enter", {"token": f"{TOKEN}{n}"})
            assert status == 200, text
            tickets.write(json.loads(text)["ticket"] + "\n")


def listen(server, work):
    path = os.path.join(work, "tickets")
    write_tickets(server, path)
    command = [f"{server.build}/tests/load/listen", f"--port={server.port}", f"--cert={server.cert}",
               f"--tickets={path}", f"--voice={work}/voice.wav", f"--seconds={SECONDS}"]
    crowd = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    raise_group(crowd, INSTRUMENT_STEPS)
    return crowd


def outcome(text):
    delay = re.search(r"delay in ms\s+median (\d+), 99 % (\d+), 99.9 % (\d+), longest (\d+)", text)
    own = re.search(r"of which our own at most (\d+)", text)
    last = json.loads(text.strip().splitlines()[-1])
    return {"p50": int(delay[1]), "p99": int(delay[2]), "p99.9": int(delay[3]), "max": int(delay[4]),
            "own": int(own[1]), "late": last["late"], "lost": last["wanted"] - last["heard"]}


def turn(server, office, work, kind):
    works = {"quiet": [], "read": [office.pages, office.lists, office.exports]}
    works["write"] = works["read"] + [office.imports, office.corrections]
    works["recheck"] = works["write"]
    over = threading.Event()
    beside = None
    crowd = listen(server, work)
    waited, times = server.loop_waits()
    threads = office.busy(works[kind], over)
    if kind == "recheck":
        beside = subprocess.Popen(["nice", "-n", "19", f"{server.build}/server/sinkron", "recheck", *server.options],
                                  cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = crowd.communicate()[0]
    waited_after, times_after = server.loop_waits()
    over.set()
    if beside:
        beside.terminate()
        beside.wait()
    for thread in threads:
        thread.join()
    each = (waited_after - waited) / max(1, times_after - times) / 1000
    return outcome(text) | {"loop waits us": round(each)}


def main():
    build, data = sys.argv[1], sys.argv[2]
    turns = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    subprocess.run([f"{build}/tests/year/make_year", data, "live", str(LISTENERS + 1)], check=True)
    kinds = ["quiet", "read", "write", "recheck"]
    found = {kind: [] for kind in kinds}
    with tempfile.TemporaryDirectory() as work:
        make_voice(f"{work}/voice.wav")
        server = Server(build, data, work)
        try:
            office = Office(server)
            for _ in range(turns):
                for kind in kinds:
                    found[kind].append(turn(server, office, work, kind))
                    print(f"{kind:8}", found[kind][-1], flush=True)
            print("asked:", office.done)
            print(f"server's peak of memory: {server.peak_mb():.0f} MB")
        finally:
            server.stop()
        for kind in kinds:
            row = {key: statistics.median(one[key] for one in found[kind]) for key in found[kind][0]}
            print(f"median {kind:8}", row)


if __name__ == "__main__":
    main()
