// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"

#include <QCoreApplication>

namespace rinnova {

namespace {

std::string fill(const QString& pattern, std::initializer_list<std::string_view> arguments) {
    std::string text = pattern.toStdString();
    if (text.find('%') == std::string::npos)
        return text;
    std::string filled;
    filled.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool placeholder =
            text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (!placeholder) {
            filled += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[++i] - '1');
        if (index < arguments.size())
            filled += *(arguments.begin() + index);
    }
    return filled;
}

} // namespace

std::string translate(const char* context, const char* source,
                      std::initializer_list<std::string_view> arguments) {
    return fill(QCoreApplication::translate(context, source), arguments);
}

std::string translate_count(const char* context, const char* source, int count,
                            std::initializer_list<std::string_view> arguments) {
    return fill(QCoreApplication::translate(context, source, nullptr, count), arguments);
}

} // namespace rinnova
