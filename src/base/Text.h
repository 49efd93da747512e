// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace rinnova {

/// The text in the user's language (Qt's translators), with %1 … %9 replaced by the arguments, in one pass: a
/// placeholder inside an argument stays as it is. `source` is English and a literal, so that lupdate finds
/// it. Without an application object the source text is used.
std::string translate(const char* context, const char* source,
                      std::initializer_list<std::string_view> arguments = {});

/// The form for `count`: Qt's plural rules, with %n replaced by the number.
std::string translate_count(const char* context, const char* source, int count,
                            std::initializer_list<std::string_view> arguments = {});

} // namespace rinnova
