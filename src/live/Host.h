// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalSocket.h"
#include "live/Frames.h"
#include "service/rpc/FrameReader.h"

#include <filesystem>

namespace rinnova::live {

/// Stands between an add-on, at standard input and output, and the agent. Knows nothing of what they say:
/// frames become lines, and lines frames. While no agent runs it waits for one, and what the add-on says
/// meanwhile is for nobody. It ends with the program that started it, and when either side breaks the rules.
class Host {
  public:
    Host(std::filesystem::path socket, int input, int output)
        : m_socket(std::move(socket)), m_input(input), m_output(output) {}

    /// The exit status.
    int run();

  private:
    enum class Went { on, lost, over, wrong }; ///< lost: the agent has gone; over: the add-on

    bool connect();
    void lose();
    bool wait();
    Went take_from_addon();
    Went take_from_agent();
    bool take_line(std::span<const char> line);

    std::filesystem::path m_socket;
    int m_input;
    int m_output;
    FrameReader m_frames;
    Descriptor m_agent;
    rpc::FrameReader m_lines{longest_message};
    bool m_greeted = false;
    Descriptor m_arrivals; ///< tells of names that appear beside the socket; while there is no agent
    int m_tries_left = 0;
};

} // namespace rinnova::live
