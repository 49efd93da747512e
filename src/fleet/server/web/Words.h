// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

class QTranslator;

namespace rinnova::fleet {

/// The texts of one language, for one page: a server speaks several at once, a program one (base/Text.h).
class Words {
  public:
    explicit Words(std::string_view language);
    ~Words();
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

    const std::string& language() const noexcept { return m_language; }

    /// `words.translate("fleet-web", "text %1", {…})`; from several threads at once.
    class Lookup {
      public:
        std::string operator()(const char* context, const char* source,
                               std::initializer_list<std::string_view> arguments = {}) const;

      private:
        friend class Words;
        const QTranslator* m_texts = nullptr;
    } translate;

    /// `25/05/2027` in Italian, `2027-05-25` otherwise; of an ISO date.
    std::string date(std::string_view iso) const;
    std::string moment(std::int64_t seconds) const; ///< UTC
    std::string state(std::string_view name) const;
    std::string source(std::string_view name) const;
    std::string days(int left) const;

  private:
    std::string m_language;
    std::unique_ptr<QTranslator> m_texts;
};

} // namespace rinnova::fleet
