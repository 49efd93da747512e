// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gio/gio.h>

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace rinnova_test {

/// What a Secret Service may do that gnome-keyring does not. KeePassXC does the first four (2.7,
/// src/fdosecrets).
struct Manners {
    bool creating_takes_a_prompt = false;
    bool deleting_takes_a_prompt = false;
    bool items_are_locked_one_by_one = false;
    bool locked_collections_show_nothing = false;
    bool search_ignores_letter_case = false;
    bool keeps_something_else = false;
    /// Leaves the bus in place of an answer to this one, counted from 1.
    int goes_away_at_write = 0;
};

/// A stand-in for the Secret Service, in this process and on its own connection: one collection, `default`,
/// kept in memory. It knows only the `plain` transfer. It answers from GDBus's own thread, so that the test
/// may block.
class StandInService {
  public:
    struct Entry {
        std::map<std::string, std::string> attributes;
        std::string label;
        std::string secret;
        std::string content_type;
    };

    explicit StandInService(Manners manners);
    StandInService(const StandInService&) = delete;
    StandInService& operator=(const StandInService&) = delete;
    ~StandInService();

    void lock_collection(bool locked);
    int add(Entry entry);
    std::vector<Entry> entries();
    /// What a person would have seen: prompts that were let run, of any kind.
    int prompts_run();
    int searches();

  private:
    static GDBusMessage* on_message(GDBusConnection* bus, GDBusMessage* message, gboolean incoming,
                                    gpointer self);
    GVariant* answer(const std::string& path, const std::string& interface, const std::string& member,
                     GVariant* body, std::string& error);
    GVariant* answer_service(const std::string& member, GVariant* body, std::string& error);
    GVariant* answer_item(int id, const std::string& member, GVariant* body, std::string& error);
    GVariant* answer_collection(const std::string& member, GVariant* body, std::string& error);
    GVariant* answer_prompt(const std::string& path, const std::string& member);
    GVariant* properties(const std::string& path, const std::string& interface, std::string& error);
    std::string new_prompt(GVariant* result, std::function<void()> effect);
    bool matches(const Entry& entry, GVariant* wanted) const;

    struct Prompt {
        GVariant* result;
        std::function<void()> effect;
    };

    Manners m_manners;
    GDBusConnection* m_bus = nullptr;
    std::mutex m_mutex;
    std::map<int, Entry> m_entries;
    std::set<int> m_permitted;
    std::map<std::string, Prompt> m_prompts;
    bool m_locked = false;
    int m_next = 1;
    int m_prompts_run = 0;
    int m_searches = 0;
    int m_writes = 0;
    bool m_gone = false;
};

} // namespace rinnova_test
