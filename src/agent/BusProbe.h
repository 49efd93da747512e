// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <chrono>

namespace rinnova::agent {

enum class Bus { session, system };

/// Whether somebody answers at the bus' address within the time. Connecting to one that is stopped or hangs
/// would hold the thread up without a limit, and a session's that is not there would be started. An address
/// that is no Unix socket counts as answered.
bool bus_answers(Bus bus, std::chrono::milliseconds limit = std::chrono::seconds(2));

/// The path of the first Unix socket that an address (D-Bus Specification, Server Addresses) names, with a
/// NUL in front for an abstract one; empty when it names none.
QByteArray unix_socket_of(const QByteArray& address);

} // namespace rinnova::agent
