// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/Program.h"
#include "unit/cli/FakeService.h"
#include "unit/cli/Samples.h"

#include <QCoreApplication>

#include <deque>
#include <string>
#include <vector>

namespace rinnova::cli::test {

class FixedClock final : public Clock {
  public:
    Timestamp now() const override {
        return std::chrono::sys_seconds(test::today()) + std::chrono::hours(10);
    }
    std::chrono::seconds utc_offset(Timestamp) const override { return {}; }
};

/// A terminal whose person answers from a list, and ends the input when that is through.
class FakeConsole final : public Console {
  public:
    bool person = false;
    Screen screen;
    std::deque<std::string> answers;
    std::string input; ///< what standard input holds

    std::string printed;
    std::string said;
    std::vector<std::string> questions;

    Screen output() const override { return screen; }
    Screen notes() const override { return screen; }
    void print(std::string_view text) override { printed += text; }
    void say(std::string_view text) override { said += text; }
    bool printed_all() const override { return true; }
    bool interactive() const override { return person; }
    Result<std::string> ask(std::string_view question) override {
        questions.emplace_back(question);
        if (answers.empty())
            return fail(ErrorCode::needs_user, "Nothing was entered.");
        std::string answer = answers.front();
        answers.pop_front();
        return answer;
    }
    Result<Secret> ask_secret(std::string_view question) override {
        auto answer = ask(question);
        if (!answer)
            return tl::unexpected(answer.error());
        return Secret::copy_of(*answer);
    }
    Result<Secret> read_secret() override { return Secret::copy_of(input); }
};

/// Runs command lines in a world of their own.
struct FakeWorld {
    Told service;
    FakeConsole console;
    FixedClock clock;
    Paths paths;
    std::string language = "en";
    int services_made = 0;
    bool interactive_service = false;
    MakeProfileExport make_profile_export;
    bool alone_service = false;

    explicit FakeWorld(std::string state_folder = RINNOVA_BINARY_DIR "/tests/cli-state") {
        paths.state = std::move(state_folder);
        service.reports = {report(AccountOutcome::done, {SlotOutcome::updated})};
        service.preview = preview();
        service.accounts = {account("mario.rossi@pec.it", ValidityState::due, 9)};
    }

    int run(const std::vector<std::string>& arguments) {
        int count = 1;
        char name[] = "rinnova";
        char* names[] = {name, nullptr};
        const QCoreApplication application(count, names);
        console.printed.clear();
        console.said.clear();
        console.questions.clear();
        const MakeService make = [this](const Paths&, const Clock&,
                                        const WiringOptions& options) -> Result<std::unique_ptr<Service>> {
            ++services_made;
            interactive_service = options.interactive;
            alone_service = options.alone;
            return std::make_unique<FakeService>(service);
        };
        Hardening hardening{true, true, true, true};
        return cli::run(World{paths, clock, console, make, language, hardening, make_profile_export},
                        arguments);
    }
};

} // namespace rinnova::cli::test
