// SPDX-License-Identifier: Apache-2.0
#include "base/Language.h"

#include <QCoreApplication>
#include <QTranslator>

namespace rinnova {

namespace {

bool is_italian(std::string_view locale) {
    return locale == "it" || locale.starts_with("it_") || locale.starts_with("it.") ||
           locale.starts_with("it@");
}

} // namespace

std::string choose_language(std::string_view option, std::string_view configured,
                            const LocaleVariables& locale) {
    for (const std::string_view wanted : {option, configured})
        if (wanted == "it" || wanted == "en")
            return std::string(wanted);
    for (const std::string& value : {locale.lc_all, locale.lc_messages, locale.lang})
        if (!value.empty())
            return is_italian(value) ? "it" : "en";
    return "en";
}

// The English file holds the plural forms.
Translation::Translation(std::string_view language) : m_translator(std::make_unique<QTranslator>()) {
    const auto name = QStringLiteral(":/translations/rinnova_%1.qm")
                          .arg(QString::fromLatin1(language.data(), static_cast<qsizetype>(language.size())));
    if (m_translator->load(name))
        QCoreApplication::installTranslator(m_translator.get());
}

Translation::~Translation() {
    QCoreApplication::removeTranslator(m_translator.get());
}

} // namespace rinnova
