// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "LiveLogins.h"
#include "sdk/Target.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rinnova::thunderbird::trial {

/// The add-on in a running Thunderbird as the plugin sees it. What it really says is tested with the real
/// one; here it can lie, fall silent or vanish.
class FakeAddOn final : public LiveClients {
  public:
    using Json = nlohmann::json;

    bool there = true;
    std::map<std::pair<std::string, std::string>, std::string> logins; ///< origin and user -> password
    std::vector<std::string> asked;                                    ///< methods, in order
    std::vector<std::string> told;                                     ///< every parameter, as text
    std::vector<std::string> passwords;                                ///< that were handed over
    /// What happens to an answer on its way.
    std::function<Result<std::string>(const std::string& method, Json answer)> way =
        [](const std::string&, Json answer) { return answer.dump(); };
    std::function<void(const std::string& method)> before = [](const std::string&) {};
    std::function<void()> save = [] {}; ///< writes `logins` to the profile's file

    bool reaches(const ProcessId&) const override { return there; }
    Result<std::string> ask(const ProcessId&, std::string_view name, const std::string& params,
                            std::span<const Secret* const> secrets, std::chrono::milliseconds) override {
        const std::string method(name);
        asked.push_back(method);
        told.push_back(params);
        before(method);
        const Json question = Json::parse(params);
        Json answer{{"saved", true}, {"logins", Json::array()}};
        for (const Json& login : question["logins"])
            answer["logins"].push_back(method == "prove" ? proof(question["nonce"], login)
                                                         : change(question["nonce"], login, secrets));
        if (method == "replace")
            save();
        return way(method, std::move(answer));
    }

  private:
    static std::string fingerprint(const std::string& nonce, const char* maker, const std::string& password) {
        return live_fingerprint(nonce, maker, Secret::copy_of(password));
    }
    Json proof(const std::string& nonce, const Json& login) {
        const auto known = logins.find({login["origin"], login["username"]});
        if (known == logins.end())
            return {{"standing", "absent"}};
        const std::string held = fingerprint(nonce, "agent", known->second);
        const std::string mine = fingerprint(nonce, "client", known->second);
        if (held == login["new"])
            return {{"standing", "new"}, {"proof", mine}};
        if (held == login["old"])
            return {{"standing", "old"}, {"proof", mine}};
        return {{"standing", "differs"}};
    }
    Json change(const std::string& nonce, const Json& login, std::span<const Secret* const> secrets) {
        const std::string password = secrets[login["password"].get<std::size_t>()]->expose(
            [](std::string_view bytes) { return std::string(bytes); });
        passwords.push_back(password);
        logins[{login["origin"], login["username"]}] = password;
        return {{"result", "updated"}, {"proof", fingerprint(nonce, "stored", password)}};
    }
};

} // namespace rinnova::thunderbird::trial
