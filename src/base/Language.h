// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

class QTranslator;

namespace rinnova {

/// The variables of the environment that name the language of messages (POSIX, Environment Variables 8.2).
struct LocaleVariables {
    std::string lc_all;
    std::string lc_messages;
    std::string lang;

    static LocaleVariables of_this_process();
};

/// `it` or `en`: what was asked for, else what is configured, else what the locale says, else English.
std::string choose_language(std::string_view option, std::string_view configured,
                            const LocaleVariables& locale);

/// The texts of one language, in force while it lives. Needs the application object.
class Translation {
  public:
    explicit Translation(std::string_view language);
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;
    ~Translation();

  private:
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace rinnova
