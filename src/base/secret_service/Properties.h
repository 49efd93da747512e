// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret_service/Glib.h"
#include "base/secret_service/Service.h"

#include <optional>
#include <string>
#include <vector>

namespace rinnova::secret_service {

/// A reader of an object's properties, `a{sv}`. What is missing or of another type reads as empty: services
/// differ.
class Properties {
  public:
    explicit Properties(GVariant* dictionary) : m_dictionary(dictionary) {}
    std::string text(const char* name) const;
    std::optional<bool> truth(const char* name) const;
    std::uint64_t number(const char* name) const;
    std::vector<std::string> paths(const char* name) const;
    Attributes attributes(const char* name) const;

  private:
    Variant value(const char* name, const char* type) const;
    GVariant* m_dictionary;
};

/// The paths in an array `ao`; none when it is something else.
std::vector<std::string> paths_in(GVariant* array);

/// The entries of a dictionary `a{ss}`; none when it is something else.
Attributes attributes_in(GVariant* dictionary);

/// `ao`, floating.
GVariant* path_array(const std::vector<std::string>& paths);
/// `a{ss}`, floating.
GVariant* dictionary(const Attributes& attributes);

} // namespace rinnova::secret_service
