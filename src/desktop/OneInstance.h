// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/FileLock.h"
#include "base/LocalListener.h"
#include "base/LocalStream.h"
#include "base/Paths.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rinnova::desktop {

/// What a start of the program is about. Never a password.
struct Wish {
    std::string renew{};    ///< the account to renew; empty: just the window
    std::string provider{}; ///< of that account
    bool hidden = false;    ///< stay in the tray
    std::string token{};    ///< by which the desktop lets a window come to the front

    bool operator==(const Wish&) const = default;
};

std::string to_line(const Wish& wish);
/// None for what is no wish of ours.
std::optional<Wish> wish_from(std::string_view line);

/// One window for each user: who starts second hands his wish to the first. The same way as the agent keeps
/// being the only one: a lock, and a socket in the user's own runtime folder. A wish that is taken is
/// answered with one byte: a first that ends meanwhile takes none, and leaves its place.
class OneInstance {
  public:
    /// This process is the one. `busy`: another is, and has been told the wish. Other errors: neither. Needs
    /// neither a display nor an application object.
    static Result<std::unique_ptr<OneInstance>> claim(const Paths& paths, const Wish& wish);
    ~OneInstance();

    /// Whether the wish is taken.
    using Wished = std::function<bool(const Wish&)>;
    /// From now on others' wishes are heard.
    Result<void> listen(Wished wished);

  private:
    OneInstance(FileLock lock, std::filesystem::path name)
        : m_lock(std::move(lock)), m_name(std::move(name)) {}
    struct Visitor;
    void read(const std::shared_ptr<Visitor>& visitor);

    FileLock m_lock;
    std::filesystem::path m_name;
    std::unique_ptr<LocalListener> m_listener;
    std::set<std::shared_ptr<Visitor>> m_visitors; ///< who have not said their wish yet
    Wished m_wished = [](const Wish&) { return false; };
};

} // namespace rinnova::desktop
