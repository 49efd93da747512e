// SPDX-License-Identifier: Apache-2.0
#include "agent/BusProbe.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>

using rinnova::agent::Bus;
using rinnova::agent::bus_answers;
using rinnova::agent::unix_socket_of;

TEST_CASE("the socket of a bus' address") {
    CHECK(unix_socket_of("unix:path=/run/user/1000/bus,guid=0f") == "/run/user/1000/bus");
    CHECK(unix_socket_of("tcp:host=a;unix:guid=0f,path=/a%20b;unix:path=/c") == "/a b");
    CHECK(unix_socket_of("unix:abstract=x,guid=1") == QByteArray("\0x", 2));
    CHECK(unix_socket_of("tcp:host=localhost,port=1").isEmpty());
    CHECK(unix_socket_of("").isEmpty());
}

TEST_CASE("who listens and says nothing has not answered, and neither has nobody") {
    const std::string path = "rinnova-test-" + std::to_string(getpid());
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", QByteArray::fromStdString("unix:abstract=" + path));
    CHECK_FALSE(bus_answers(Bus::system, std::chrono::milliseconds(10)));
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), name.sun_path + 1);
    const int silent = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + path.size());
    REQUIRE(bind(silent, reinterpret_cast<const sockaddr*>(&name), length) == 0);
    REQUIRE(listen(silent, 1) == 0);
    CHECK_FALSE(bus_answers(Bus::system, std::chrono::milliseconds(10)));
    close(silent);
    qunsetenv("DBUS_SYSTEM_BUS_ADDRESS");
}
