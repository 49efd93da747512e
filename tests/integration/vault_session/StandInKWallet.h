// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gio/gio.h>

#include <map>
#include <mutex>
#include <string>

namespace rinnova_test {

/// A stand-in for kwalletd5, in this process and on its own connection: the real one asks through windows. It
/// speaks what QtKeychain 0.13.2 says to it (org.kde.KWallet), with one wallet and one folder kept in memory.
class StandInKWallet {
  public:
    /// What may go wrong; each is as the real one does it.
    enum class Trouble {
        none,
        closes_at_reading, ///< closed by the person between `open` and `entryType`, which then says "unknown"
        refuses_writing,   ///< `writeEntry` answers -1, and QtKeychain does not look
        breaks_at_reading, ///< `readEntry` answers an error, and QtKeychain does not look
    };

    StandInKWallet();
    StandInKWallet(const StandInKWallet&) = delete;
    StandInKWallet& operator=(const StandInKWallet&) = delete;
    ~StandInKWallet();

    void set_open(bool open);
    void set_enabled(bool enabled);
    void set_trouble(Trouble trouble);
    /// Whether the person opens a closed wallet when asked.
    void set_person_opens(bool opens);
    /// How often `open` found a closed wallet, and would have asked.
    int questions();
    std::size_t size();

  private:
    static GDBusMessage* on_message(GDBusConnection* bus, GDBusMessage* message, gboolean incoming,
                                    gpointer self);
    /// The answer to a method; null with nothing set for an error.
    GVariant* answer(const std::string& member, GVariant* body);
    GVariant* answer_entry(const std::string& member, GVariant* body);

    GDBusConnection* m_bus = nullptr;
    std::mutex m_mutex;
    std::map<std::string, std::string> m_entries;
    Trouble m_trouble = Trouble::none;
    bool m_open = true;
    bool m_enabled = true;
    bool m_person_opens = false;
    int m_questions = 0;
};

} // namespace rinnova_test
