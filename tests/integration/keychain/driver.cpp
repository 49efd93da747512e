// SPDX-License-Identifier: Apache-2.0
// One rotation by the plugin as it is installed, in a program hardened like ours:
//
//     keychain_driver PLUGIN HOST…
//
// Reads the new password from standard input, up to a line end. Prints the plugin's metadata before any of
// its code runs, `holding`, waits for a line, rotates every slot, reads each back and frees all; prints a
// line for each slot, and `freed`; then waits for the end of input.
#include "base/ProcessHardening.h"
#include "sdk/TargetFactory.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPluginLoader>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

using namespace rinnova;

namespace {

class OnePassword final : public sdk::Secrets {
  public:
    explicit OnePassword(Secret password) : m_password(std::move(password)) {}
    const Secret* password_for(std::string_view) const override { return &m_password; }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_password;
};

Secret read_password() {
    Secret password(256);
    std::size_t size = 0;
    password.fill([&](std::span<char> bytes) {
        while (size < bytes.size() && ::read(0, &bytes[size], 1) == 1 && bytes[size] != '\n')
            ++size;
    });
    password.shrink(size);
    return password;
}

void say(const std::string& text) {
    std::puts(text.c_str());
    std::fflush(stdout);
}

void wait_for_line() {
    for (char c = 0; ::read(0, &c, 1) == 1 && c != '\n';) {
    }
}

void rotate(sdk::Target& target, const sdk::DiscoverScope& scope, const sdk::Secrets& secrets) {
    const auto found = target.discover(scope);
    if (!found)
        return say(found.error().message);
    std::vector<sdk::Change> changes;
    for (const Slot& slot : found->slots)
        changes.push_back({slot, false});
    const auto before = target.read(found->slots, secrets);
    const auto plan = target.plan(changes);
    const auto receipt = plan ? target.apply(*plan, secrets) : tl::unexpected(plan.error());
    if (!receipt)
        return say(receipt.error().message);
    const auto checks = target.verify(found->slots, secrets);
    for (std::size_t i = 0; i < changes.size(); ++i)
        say(changes[i].slot.location + ": " + std::string(to_string(receipt->results[i].outcome)) + ", " +
            std::string(to_string(checks[i].state)));
}

} // namespace

int main(int count, char** arguments) {
    harden_process();
    QCoreApplication application(count, arguments);
    QPluginLoader loader(QString::fromLocal8Bit(arguments[1]));
    say(QJsonDocument(loader.metaData()).toJson(QJsonDocument::Compact).toStdString());
    sdk::DiscoverScope scope;
    scope.hosts.insert(arguments + 2, arguments + count);
    sdk::TargetContext context;
    context.home = std::getenv("HOME");
    const SystemClock clock;
    context.clock = &clock;
    auto* factory = qobject_cast<sdk::TargetFactory*>(loader.instance());
    if (factory == nullptr) {
        say(loader.errorString().toStdString());
        return 1;
    }
    const auto target = factory->create(context);
    {
        const OnePassword secrets(read_password());
        say("holding");
        wait_for_line();
        rotate(*target, scope, secrets);
    }
    say("freed");
    wait_for_line();
    return 0;
}
