// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"
#include "agent/Errands.h"
#include "agent/StoreWatch.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rinnova::agent {

/// Notices when somebody gave a client another password by himself, and asks whether to bring it to the
/// others. Compares fingerprints, and asks no server unless its user wants the password adopted.
class RenewalsByHand {
  public:
    struct Ways {
        std::function<void(const std::string& tag, const DesktopNotice& notice)> show;
        std::function<void(const std::string& tag)> take_away;
        /// Accounts and slots may be others than before.
        std::function<void()> changed;
        /// A client has written its store: what it was given while it ran may be there now.
        std::function<void()> stored;
    };
    RenewalsByHand(const Parts& parts, Errands& errands, Ways ways);

    /// Looks when one of these is changed. Those that are missing, or too many, are not watched.
    void watch(const std::vector<std::filesystem::path>& stores);
    void look();
    /// A keychain that was locked may tell more now.
    void keyring_opened();
    /// Their user says that these have a new password: he is told when none is found.
    void expect(const std::vector<AccountKey>& accounts);
    /// A button of a question.
    void acted(const std::string& tag, const std::string& action);

    /// The one account that a notice without a question is about.
    std::optional<AccountKey> account_of(const std::string& tag) const;

  private:
    struct Question {
        AccountKey account;
        std::string slot;  ///< whose password would be adopted
        std::string about; ///< changes when it is another password
    };
    void take(const Result<std::vector<Drift>>& found);
    void ask(const Drift& drift);
    void tell_expected(const std::vector<Drift>& found);
    void adopt(const Question& question);
    void tell_adopted(const Question& question, const Result<RotationReport>& report);
    void note_strays(const std::vector<Drift>& found);

    const Parts& m_parts;
    Errands& m_errands;
    Ways m_ways;
    StoreWatch m_stores;
    std::map<std::string, Question> m_asked; ///< by tag; answered ones too, as long as there is such a drift
    std::vector<AccountKey> m_expected;
    std::optional<AccountKey> m_nowhere; ///< who was told last that nothing was found
    std::string
        m_strays; ///< slots that lost their password or got the old one back, as the ledger knows them
    bool m_looking = false;
    bool m_again = false;
    bool m_locked = false;
};

} // namespace rinnova::agent
