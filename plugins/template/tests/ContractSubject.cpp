// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"
#include "model/Account.h"
#include "support/ScratchFolder.h"

#include <QByteArray>

#include <sstream>

namespace rinnova::contract {

namespace {

constexpr std::string_view file_name = "config/rinnova-template/passwords";
constexpr std::string_view fresh_file = "# the user's own words\r\n"
                                        "\n"
                                        "imap.example.org  mario@example.org\tZmFrZS1vbGQtMQ== and more \r\n"
                                        "IMAP.example.org nadia@example.org ZmFrZS1vbGQtMQ==\n"
                                        "half\n"
                                        "smtp.example.org mario@example.org\n"
                                        "smtp.example.org nadia@example.org ZmFrZS1vbGQtMQ==";

/// The words of a line with the place of each; another reading of the format than the plugin's.
struct Line {
    std::string host, user, password, rest;
};

Line line_from(const std::string& text) {
    Line line;
    std::istringstream words(text);
    words >> line.host >> line.user >> line.password;
    std::getline(words, line.rest);
    return line;
}

class TextFile final : public Store {
  public:
    TextFile() { test::put_file(m_scratch / file_name, fresh_file); }

    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_scratch.path();
        context.environment["XDG_CONFIG_HOME"] = (m_scratch / "config").string();
        context.clock = &m_clock;
        return context;
    }
    State state() const override { return files_in(m_scratch.path()); }

    State foreign() const override {
        State lines;
        for_each_line([&](std::size_t number, const std::string& text, const Line& line) {
            // What stands before and behind the password; blanks count.
            const bool entry = !line.user.empty() && line.host[0] != '#';
            std::string kept = text;
            if (entry && !line.password.empty())
                kept.erase(text.find(line.password), line.password.size());
            while (entry && (kept.ends_with(' ') || kept.ends_with('\r')))
                kept.pop_back();
            lines[std::to_string(number)] = kept + (line.rest.empty() ? "" : "|" + line.rest);
        });
        return lines;
    }

    std::optional<std::string> stored(const Slot& slot) const override {
        std::optional<std::string> found;
        for_each_line([&](std::size_t, const std::string&, const Line& line) {
            if (to_lower(line.host) == slot.host && line.user == slot.username && !line.password.empty())
                found = QByteArray::fromBase64(QByteArray::fromStdString(line.password)).toStdString();
        });
        return found;
    }

    void store_by_hand(const Slot& slot, std::string_view password) override {
        std::string text;
        for_each_line([&](std::size_t number, const std::string& now, const Line& line) {
            std::string line_text = now;
            if (to_lower(line.host) == slot.host && line.user == slot.username)
                line_text = line.host + " " + line.user + " " +
                            QByteArray(password.data(), static_cast<qsizetype>(password.size()))
                                .toBase64()
                                .toStdString();
            text += (number == 0 ? "" : "\n") + line_text;
        });
        test::put_file(m_scratch / file_name, text);
    }

  private:
    using Visit = std::function<void(std::size_t, const std::string&, const Line&)>;
    void for_each_line(const Visit& visit) const {
        std::istringstream lines(test::bytes_of(m_scratch / file_name));
        std::size_t number = 0;
        for (std::string text; std::getline(lines, text); ++number)
            visit(number, text, line_from(text));
    }

    test::ScratchFolder m_scratch;
    SystemClock m_clock;
};

class Template final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<TextFile>(); }
    std::size_t slots() const override { return 4; }
    std::size_t absent() const override { return 1; }
    bool encrypts() const override { return false; }
};

} // namespace

const Subject& subject() {
    static const Template subject;
    return subject;
}

} // namespace rinnova::contract
