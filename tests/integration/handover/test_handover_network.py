# SPDX-License-Identifier: Apache-2.0
"""`--lan`: the page listens at the interface that was named, and at no other."""
import json
import subprocess
import unittest

from handing import DRIVER, LIMIT, HandOver

# Two ends of a cable in a network of the test's own: phone0 has the phone's address, lan0 ours.
_CABLE = ("ip link set lo up && ip link add lan0 type veth peer name phone0 && ip addr add {ours} dev lan0 && "
          "ip link set lan0 up && ip link set phone0 up && exec \"$@\"")


def in_network(ours):
    return ["unshare", "--net", "sh", "-c", _CABLE.format(ours=ours), "sh"]


class Network(unittest.TestCase):
    def curl(self, over, link):
        return subprocess.run(["nsenter", "--net", "--target", str(over.process.pid), "curl", "-sk", "--max-time",
                               str(LIMIT), link], capture_output=True)

    def test_ipv4(self):
        with HandOver(wrapper=in_network("10.77.0.1/24"), interface="lan0") as over:
            self.assertEqual(over.host, "10.77.0.1")
            self.assertIn(b"mario", self.curl(over, over.link).stdout)
            elsewhere = self.curl(over, over.link.replace("10.77.0.1", "127.0.0.1"))
            self.assertEqual((elsewhere.returncode, elsewhere.stdout), (7, b""))

    def test_ipv6(self):
        with HandOver(wrapper=in_network("fd77::1/64 nodad"), interface="lan0") as over:
            self.assertEqual(over.host, "fd77::1")
            self.assertIn(b"mario", self.curl(over, over.link).stdout)

    def test_an_interface_without_an_address(self):
        done = subprocess.run([*in_network("10.77.0.1/24"), DRIVER, json.dumps({"interface": "phone0"})],
                              capture_output=True, text=True, input="", timeout=LIMIT)
        self.assertIn("has no address", json.loads(done.stdout)["error"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
