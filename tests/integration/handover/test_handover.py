# SPDX-License-Identifier: Apache-2.0
"""The page that gives a profile once: who gets it, who does not, and what uses it up."""
import socket
import struct
import subprocess
import threading
import unittest

from handing import LIMIT, HandOver, content


def reset(connection):
    """Breaks a connection off, as a system does for a program that was killed with bytes unread."""
    plain = socket.socket(fileno=connection.detach())
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    plain.close()


class Giving(unittest.TestCase):
    def test_curl_gets_it_once(self):
        with HandOver() as over:
            page = subprocess.run(["curl", "-sk", over.link], capture_output=True, check=True).stdout
            self.assertIn(b"mario.rossi@pec.it", page)
            over.news("opened")
            got = subprocess.run(["curl", "-ski", "-X", "POST", over.link], capture_output=True, check=True).stdout
            headers, _, body = got.partition(b"\r\n\r\n")
            self.assertEqual(body, content(6000))
            self.assertIn(b"application/x-apple-aspen-config", headers)
            self.assertIn(b"no-store", headers)
            self.assertEqual(over.end(), "given")
            again = subprocess.run(["curl", "-sk", "-X", "POST", over.link], capture_output=True)
            self.assertEqual((again.returncode, again.stdout), (7, b""))  # nobody listens

    def test_previews_and_scanners_use_nothing_up(self):
        with HandOver() as over:
            for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE"):
                over.fetch(method)
            over.fetch("GET", "/favicon.ico")
            with over.connect():
                pass
            over.raw().close()
            self.assertEqual(over.fetch("POST").body, content(6000))
            self.assertEqual(over.end(), "given")

    def test_a_wrong_link_is_refused(self):
        with HandOver() as over:
            for path in ("/", "/x", over.path[:-1], over.path + "0", over.path + "?x=1", over.path.upper() + "/",
                         "/../" + over.path):
                for method in ("GET", "POST"):
                    reply = over.fetch(method, path)
                    self.assertEqual(reply.status, 404)
                    self.assertNotIn(b"mario", reply.body)
            self.assertEqual(over.fetch("POST").status, 200)
            self.assertEqual(over.end(), "given")

    def test_a_cut_download_uses_nothing_up(self):
        size = 40_000_000  # more than all buffers on the way
        with HandOver(size=size) as over:
            for _ in range(2):
                connection = over.connect()
                connection.sendall(over.request())
                self.assertIn(b"200 OK", connection.recv(4096))
                reset(connection)
                over.news("cut")
            self.assertEqual(over.fetch("POST").body, content(size))
            self.assertEqual(over.end(), "given")

    def test_a_small_file_that_its_reader_never_took_is_not_given(self):
        # All of it is acknowledged at once: the way in which the connection ends tells.
        with HandOver(settle_ms=60_000) as over:
            connection = over.connect()
            connection.sendall(over.request())
            self.assertIn(b"200 OK", connection.recv(512))
            reset(connection)
            over.news("cut")
            self.assertEqual(over.fetch("POST").status, 200)
            self.assertEqual(over.end(), "given")

    def test_a_reader_that_keeps_the_connection_open_has_got_it(self):
        with HandOver(settle_ms=200) as over:
            with over.connect() as connection:
                connection.sendall(over.request())
                self.assertEqual(over.end(), "given")

    def test_one_at_a_time(self):
        with HandOver(size=40_000_000) as over:
            first = over.connect()
            first.sendall(over.request())
            self.assertIn(b"200 OK", first.recv(4096))
            self.assertEqual(over.fetch("POST").status, 409)
            reset(first)
            over.news("cut")
            self.assertEqual(over.fetch("POST").status, 200)

    def test_a_reader_that_never_takes_it_is_given_up(self):
        with HandOver(size=40_000_000, download_ms=700) as over:
            connection = over.connect()
            connection.sendall(over.request())
            over.news("cut")
            connection.close()


class Code(unittest.TestCase):
    def wrong(self, over):
        return b"code=" + (b"000000" if over.code != "000000" else b"111111")

    def test_the_right_code_opens_it(self):
        with HandOver(code=True) as over:
            self.assertIn(b"<input", over.fetch("GET").body)
            refused = over.fetch("POST", body=self.wrong(over))
            self.assertEqual(refused.status, 403)
            self.assertNotIn(content(100), refused.body)
            self.assertEqual(over.news("wrong-code")["left"], 4)
            self.assertEqual(over.fetch("POST", body=b"").status, 403)
            typed = f"code={over.code[:3]}+{over.code[3:]}".encode()
            self.assertEqual(over.fetch("POST", body=typed).body, content(6000))
            self.assertEqual(over.end(), "given")

    def test_five_wrong_codes_end_it(self):
        with HandOver(code=True) as over:
            statuses = [over.fetch("POST", body=self.wrong(over)).status for _ in range(5)]
            self.assertEqual(statuses, [403, 403, 403, 403, 410])
            self.assertEqual(over.end(), "too-many-wrong-codes")

    def test_a_code_in_the_link_is_none(self):
        with HandOver(code=True) as over:
            self.assertEqual(over.fetch("POST", over.path + "?code=" + over.code).status, 404)


class Limits(unittest.TestCase):
    def test_it_is_gone_when_its_time_is_over(self):
        with HandOver(lifetime_ms=300) as over:
            self.assertEqual(over.end(), "expired")
            with self.assertRaises(ConnectionRefusedError):
                over.raw()

    def test_a_download_under_way_may_arrive_behind_the_end(self):
        size = 40_000_000
        with HandOver(size=size, lifetime_ms=4000, request_ms=5000) as over:
            with over.connect() as connection, over.raw() as mute:
                connection.sendall(over.request())
                got = len(connection.recv(4096))
                self.assertEqual(mute.recv(1), b"")  # put out, later than the page has ended
                with self.assertRaises(ConnectionRefusedError):
                    over.raw()
                while some := connection.recv(1 << 20):
                    got += len(some)
                    if got >= size:
                        break
            self.assertEqual(over.end(), "given")

    def test_it_ends_when_it_is_told_to(self):
        with HandOver() as over:
            over.process.stdin.close()
            self.assertEqual(over.end(), "stopped")

    def test_slow_clients_are_put_out_and_hold_nobody_up(self):
        with HandOver(request_ms=5000) as over:
            mute = [over.raw() for _ in range(20)]
            slow = over.connect()
            slow.sendall(b"POST ")
            self.assertEqual(over.fetch("GET").status, 200)
            for connection in mute:
                self.assertEqual(connection.recv(1), b"")
                connection.close()
            self.assertEqual(slow.recv(1), b"")
            slow.close()

    def test_when_it_is_crowded_the_oldest_go_and_the_download_stays(self):
        size = 40_000_000
        with HandOver(size=size, connections=20) as over:
            fetching = over.connect()
            fetching.sendall(over.request())
            got = len(fetching.recv(4096))
            crowd = [over.raw() for _ in range(60)]
            self.assertEqual(over.fetch("GET").status, 200)
            while got < size and (some := fetching.recv(1 << 20)):
                got += len(some)
            fetching.close()
            self.assertEqual(over.end(), "given")
            for connection in crowd:
                connection.close()

    def test_rubbish_and_oversize_are_put_out(self):
        with HandOver() as over:
            for rubbish in (b"\0" * 5000, b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01" + b"\xff" * 70000):
                with over.raw() as plain:
                    try:
                        plain.sendall(rubbish)
                        plain.shutdown(socket.SHUT_WR)
                        while plain.recv(4096):
                            pass
                    except OSError:
                        pass
            for request in (b"rubbish\r\n\r\n", b"GET " + b"/x" * 10000 + b" HTTP/1.1\r\n\r\n",
                            b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
                            b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
                            b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                            b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n"):
                with over.connect() as connection:
                    try:
                        connection.sendall(request)
                        self.assertEqual(connection.recv(65536), b"")
                    except OSError:
                        pass
            self.assertEqual(over.fetch("POST").status, 200)
            self.assertEqual(over.end(), "given")

    def test_a_hundred_clients_at_once(self):
        with HandOver() as over:
            statuses, barrier = [], threading.Barrier(100)

            def look():
                barrier.wait(LIMIT)
                statuses.append(over.fetch("GET").status)
            threads = [threading.Thread(target=look) for _ in range(100)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(LIMIT)
            self.assertEqual(statuses, [200] * 100)
            self.assertEqual(over.fetch("POST").body, content(6000))
            self.assertEqual(over.end(), "given")

    def test_of_a_hundred_that_want_it_one_gets_it(self):
        with HandOver(size=1_000_000) as over:
            got, barrier = [], threading.Barrier(100)

            def take():
                barrier.wait(LIMIT)
                try:
                    reply = over.fetch("POST")
                    if reply.status == 200:
                        got.append(reply.body)
                except OSError:
                    pass  # it was gone by then
            threads = [threading.Thread(target=take) for _ in range(100)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(LIMIT)
            self.assertEqual(over.end(), "given")
            self.assertEqual(got, [content(1_000_000)])


class Manners(unittest.TestCase):
    def test_every_page_is_locked_down(self):
        with HandOver() as over:
            for path, body in ((over.path, b"<html"), ("/x", b"Not Found")):
                reply = over.fetch("GET", path)
                self.assertIn(body, reply.body)
                self.assertEqual(reply.headers["Cache-Control"], "no-store")
                self.assertIn("default-src 'none'", reply.headers["Content-Security-Policy"])
                self.assertIn("frame-ancestors 'none'", reply.headers["Content-Security-Policy"])
                self.assertEqual(reply.headers["X-Content-Type-Options"], "nosniff")
                self.assertNotIn("Server", reply.headers)
            first, second = (over.fetch("GET").headers["Content-Security-Policy"] for _ in range(2))
            self.assertNotEqual(first, second)  # the nonce

    def test_the_page_speaks_the_browsers_language(self):
        with HandOver(language="en") as over:
            for wish, word in (("it-IT,it;q=0.9", b"Scarica il profilo"), ("en-US", b"Download the profile"),
                               ("de", b"Download the profile")):
                self.assertIn(word, over.fetch("GET", headers={"Accept-Language": wish}).body)

    def test_old_tls_is_refused(self):
        with HandOver() as over:
            done = subprocess.run(["openssl", "s_client", "-connect", f"{over.host}:{over.port}", "-tls1_1", "-cipher",
                                   "ALL:@SECLEVEL=0"], input=b"", capture_output=True)
            self.assertNotEqual(done.returncode, 0)
            with over.connect() as connection:
                self.assertIn(connection.version(), ("TLSv1.3", "TLSv1.2"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
