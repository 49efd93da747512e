// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/LocalSocket.h"

#include <functional>
#include <memory>

namespace rinnova {

/// A local socket that others connect to: on Linux one of the file system, on Windows a pipe. For this user
/// alone.
class LocalListener {
  public:
    using Arrived = std::function<void(Descriptor connection)>;

    /// The socket is 0600, in its folder, which becomes the user's own (0700) and is refused when it is
    /// somebody else's. Whatever has that name is replaced: the caller knows that no other process listens.
    /// `arrived` comes from the event loop; whoever finds no room in this process is sent away.
    static Result<std::unique_ptr<LocalListener>> listen(const std::filesystem::path& name, Arrived arrived);
    ~LocalListener();
    LocalListener(const LocalListener&) = delete;
    LocalListener& operator=(const LocalListener&) = delete;

  private:
    struct Parts;
    explicit LocalListener(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace rinnova
