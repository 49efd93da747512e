// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Live.h"
#include "LiveLogins.h"
#include "LoginEdit.h"
#include "ProfileView.h"
#include "sdk/Target.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::thunderbird {

/// For a login that is not what the plan saw.
Error changed_meanwhile(const Slot& slot);

/// All changes of one call to one profile: its key is derived once and its files are written once.
///
/// When Thunderbird itself holds its lock, it is asked to make the changes, where it can be; it holds the
/// lock as long as it runs, so that nothing is ever written from both sides. Without that lock nobody is
/// asked. Otherwise, under the lock, in this order:
/// both new files are written and flushed; 1. `logins-backup.json` is replaced, 2. `logins.json` is replaced.
/// Killed before 1, nothing has happened. Killed between the two, the logins still hold the old password, so
/// that reading back says so and the same call brings it to its end; the backup is used only if logins.json
/// gets lost. Killed after 2, all is done. The other order could leave an old password in the backup behind
/// logins that look finished.
class ProfileUpdate {
  public:
    /// Results go to `receipt.results`, at the numbers given to `add`.
    ProfileUpdate(std::filesystem::path profile, const sdk::Secrets& secrets, Timestamp now, Live& live,
                  sdk::Receipt& receipt);

    void add(const sdk::PlannedChange& change, std::size_t number);
    void run();

  private:
    struct Item {
        const sdk::PlannedChange* change = nullptr;
        std::size_t number = 0; ///< of the receipt's results
        const Secret* password = nullptr;
        WantedLogin login;
        std::size_t twin = 0; ///< the first item of the same login; itself, mostly
        enum class Place { untouched, holds_it, rewritten, added } place = Place::untouched;

        /// Whether the login was there before, in whichever state.
        bool is_stored() const { return place == Place::holds_it || place == Place::rewritten; }
        LoginContent content() const { return {login.origin, login.username, password}; }
    };

    /// The new text of a file, checked, to be written when all are.
    struct Draft {
        LoginsFile& logins;
        std::string text;
    };
    using Drafts = std::vector<Draft>;

    static bool may_create(const Item& item);
    Result<void> check_profile() const;
    void find_twins();
    void settle(std::size_t index, ProfileView& view, std::optional<LoginEdit>& edit);
    void settle_stored(Item& item, const LoginMatch& match, LoginEdit& edit, bool as_planned);
    void settle_absent(Item& item, ProfileView& view, std::optional<LoginEdit>& edit, bool as_planned);
    void settle_twins();
    Result<void> write(ProfileView& view, LoginEdit& edit);
    std::optional<LoginsFile> open_backup(ProfileView& view);
    Result<void> draft_backup(LoginsFile& backup, SdrKeys& keys, Drafts& drafts);
    Result<void> draft(LoginsFile& logins, LoginEdit& edit, Drafts& drafts);
    Result<void> write_drafts(const Drafts& drafts);

    struct LiveItem {
        Item* item;
        Secret held;
        std::string origin; ///< as it is stored: the running program looks for that spelling
    };
    void run_live(const ProcessId& thunderbird, const Error& busy);
    std::optional<LiveItem> prepare_live(std::size_t index, ProfileView& view);
    void finish_live(Item& item, LiveOutcome outcome, const Error& busy);
    void wait_until_written(const Error& busy);
    bool is_written(std::size_t index, ProfileView& view) const;

    void finish(Item& item, SlotOutcome outcome, std::string detail = {});
    void finish(Item& item, const Error& error);
    void finish_all(const Error& error);
    void note(const std::string& detail);
    std::vector<WantedLogin> wanted() const;

    std::filesystem::path m_profile;
    const sdk::Secrets& m_secrets;
    Timestamp m_now;
    Live& m_live;
    sdk::Receipt& m_receipt;
    std::vector<Item> m_items;
};

} // namespace rinnova::thunderbird
