// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The contract that every plugin keeps, whatever it writes to. A plugin takes part with a `Subject`; what
/// the suite then asks of it stands in Reading_test.cpp, Writing_test.cpp, Secrecy_test.cpp and
/// Interruption_test.cpp.
namespace rinnova::contract {

/// What stands where: file or item → its bytes and whatever else must not change unasked (mode, times,
/// attributes).
using State = std::map<std::string, std::string>;

/// The password that every slot of a fresh store holds, and what the suite writes.
inline constexpr std::string_view old_password = "fake-old-1";
inline constexpr std::string_view new_password = "fake-new-2, perché no?";

/// A client's store in a world of its own, gone with the object.
class Store {
  public:
    virtual ~Store() = default;

    /// The world, as the plugin is shown it. The environment of a child process is made from it too.
    virtual sdk::TargetContext context() const = 0;
    virtual sdk::DiscoverScope scope() const { return {}; }

    /// Everything in this world, to the byte.
    virtual State state() const = 0;
    /// The part of it that the plugin does not own, in a form that stays when only passwords change.
    virtual State foreign() const = 0;

    /// What a slot holds, by another reader than the plugin; none when nothing is stored.
    virtual std::optional<std::string> stored(const Slot& slot) const = 0;
    /// The client, or its user, stores another password.
    virtual void store_by_hand(const Slot& slot, std::string_view password) = 0;
};

/// A store that cannot be written now: what `enter` gives is held while it lasts.
struct Situation {
    std::string name;
    SlotOutcome outcome = SlotOutcome::locked; ///< what `apply` has to say
    SlotState seen = SlotState::unknown;       ///< what `verify` has to say
    std::function<std::shared_ptr<void>(Store&)> enter;
    bool client_in_the_way = false; ///< its end is what the slots wait for
};

class Subject {
  public:
    virtual ~Subject() = default;

    /// The plugin's file, absolute.
    virtual std::filesystem::path plugin() const = 0;
    /// A store whose slots all hold `old_password`, but for `absent` ones that hold none. At least two hold
    /// one.
    virtual std::unique_ptr<Store> fresh() const = 0;
    virtual std::size_t slots() const = 0;
    virtual std::size_t absent() const { return 0; }

    virtual std::vector<Situation> situations() const { return {}; }
    /// Whether passwords are there for the plugin to write. Without, `apply` ends in `needs-user`.
    virtual bool writes() const { return true; }
    /// Whether all that the client stores is below its user's home.
    virtual bool lives_in_home() const { return true; }
    /// Whether what the client stores hides the password from who can read the files.
    virtual bool encrypts() const { return true; }
};

/// The subject that this program was built for.
const Subject& subject();

} // namespace rinnova::contract
