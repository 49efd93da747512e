// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/web/Words.h"

#include "base/Clock.h"

#include <QTranslator>

#include <functional>

namespace rinnova::fleet {

Words::Words(std::string_view language)
    : m_language(language == "it" ? "it" : "en"), m_texts(std::make_unique<QTranslator>()) {
    if (m_texts->load(QStringLiteral(":/translations/rinnova_%1.qm").arg(QString::fromStdString(m_language))))
        translate.m_texts = m_texts.get();
}

Words::~Words() = default;

std::string Words::Lookup::operator()(const char* context, const char* source,
                                      std::initializer_list<std::string_view> arguments) const {
    const QString found = m_texts == nullptr
                              ? QString()
                              : std::invoke(&QTranslator::translate, m_texts, context, source, nullptr, -1);
    const std::string pattern = found.isEmpty() ? source : found.toStdString();
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const auto index = pattern[i] == '%' && i + 1 < pattern.size()
                               ? static_cast<std::size_t>(pattern[i + 1] - '1')
                               : arguments.size();
        if (index < arguments.size()) {
            text += *(arguments.begin() + index);
            ++i;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

std::string Words::date(std::string_view iso) const {
    if (m_language != "it" || iso.size() != 10)
        return std::string(iso);
    return std::string(iso.substr(8, 2)) + "/" + std::string(iso.substr(5, 2)) + "/" +
           std::string(iso.substr(0, 4));
}

std::string Words::moment(std::int64_t seconds) const {
    const std::string iso = to_iso(Timestamp(std::chrono::seconds(seconds)));
    return date(std::string_view(iso).substr(0, 10)) + " " + iso.substr(11, 5) + " UTC";
}

std::string Words::state(std::string_view name) const {
    if (name == "ok")
        return translate("fleet-web", "valid");
    if (name == "due")
        return translate("fleet-web", "due");
    if (name == "expired")
        return translate("fleet-web", "expired");
    if (name == "joined")
        return translate("fleet-web", "joined");
    if (name == "revoked")
        return translate("fleet-web", "revoked");
    if (name == "cloned")
        return translate("fleet-web", "cloned");
    if (name == "left")
        return translate("fleet-web", "left");
    return translate("fleet-web", "unknown");
}

std::string Words::source(std::string_view name) const {
    if (name == "panel")
        return translate("fleet-web", "read on the provider’s page");
    if (name == "issued")
        return translate("fleet-web", "computed from the day of issue");
    if (name == "client")
        return translate("fleet-web", "learnt from a mail program");
    return translate("fleet-web", "unknown");
}

std::string Words::days(int left) const {
    if (left == 0)
        return translate("fleet-web", "today");
    if (left == 1)
        return translate("fleet-web", "tomorrow");
    if (left == -1)
        return translate("fleet-web", "yesterday");
    return left > 0 ? translate("fleet-web", "in %1 days", {std::to_string(left)})
                    : translate("fleet-web", "%1 days ago", {std::to_string(-left)});
}

} // namespace rinnova::fleet
