# SPDX-License-Identifier: Apache-2.0
"""A desk in a fleet, whose administrator's server is the test's own: a base for tests."""
import json

from agent_desk import AgentDesk
from office import TIMED_AGENT
from rinnova_test.agent import TimedAgent
from rinnova_test.fleetserver import FleetServer

# The machine's /etc with other files on top, for one program.
_WITH_ETC = 'mount -t overlay overlay -o lowerdir="$0":/etc /etc && exec "$@"'


class FleetDesk(AgentDesk):
    def setUp(self):
        super().setUp()
        self.server = self.enterContext(FleetServer(self.box.root / "fleet"))

    def settings(self, **more):
        return {"url": self.server.url, "ca_file": str(self.server.ca_file), **more}

    def configure_fleet(self, **more):
        self.configure(reminders={"holidays": None, "working_days_only": False}, fleet=self.settings(**more))

    def deploy(self, **token):
        """As an administrator does for all machines: URL, authority and token, before any agent starts."""
        file = self.box.root / "token"
        file.write_text(self.server.token(**token) + "\n")
        self.configure_fleet(token_file=str(file))

    def run_fleet(self, *arguments, text=""):
        done = self.box.run(self.office.argv("--json", "fleet", *arguments), input=text.encode())
        return done.returncode, json.loads(done.stdout), done.stderr.decode()

    def wait_status(self, wanted):
        """The agent's part in the fleet, once it is as wanted."""
        while not wanted(status := self.client.call("fleet_status")):
            self.client.wait_note("status-changed")
        return status

    def state_files(self):
        return b"".join(file.read_bytes() for file in self.box.state_home.rglob("*") if file.is_file())

    def machine(self, name, token=True, settings=None, **more):
        """What runs a program on a machine of that name. `more`: other files of /etc/rinnova."""
        etc = self.box.root / name
        (etc / "rinnova").mkdir(parents=True)
        (etc / "hosts").write_bytes(self.office.hosts.read_bytes())
        (etc / "machine-id").write_text(name.encode().hex().ljust(32, "0") + "\n")
        settings = self.settings(**({"token_file": "/etc/rinnova/token"} if token else {}), **(settings or {}))
        (etc / "rinnova/config.json").write_text(json.dumps({"fleet": settings}))
        (etc / "rinnova/token").write_text(self.server.token() + "\n")
        for file, content in more.items():
            (etc / "rinnova" / f"{file}.json").write_text(json.dumps(content))
        return ["sh", "-c", _WITH_ETC, str(etc)]

    def start_on(self, machine, now=20):
        argv = self.office.argv(program=TIMED_AGENT, wrapper=machine)
        agent = TimedAgent(self.box, argv[-1], self.moment(now), wrapper=argv[:-1]).start()
        self.addCleanup(agent.__exit__)
        return agent
