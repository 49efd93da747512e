// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/Properties.h"

namespace rinnova::secret_service {

Variant Properties::value(const char* name, const char* type) const {
    return Variant(g_variant_lookup_value(m_dictionary, name, G_VARIANT_TYPE(type)));
}

std::string Properties::text(const char* name) const {
    const Variant found = value(name, "s");
    return found ? g_variant_get_string(found.get(), nullptr) : std::string();
}

std::optional<bool> Properties::truth(const char* name) const {
    const Variant found = value(name, "b");
    if (!found)
        return std::nullopt;
    return g_variant_get_boolean(found.get()) != FALSE;
}

std::uint64_t Properties::number(const char* name) const {
    const Variant found = value(name, "t");
    return found ? g_variant_get_uint64(found.get()) : 0;
}

std::vector<std::string> Properties::paths(const char* name) const {
    return paths_in(value(name, "ao").get());
}

Attributes Properties::attributes(const char* name) const {
    return attributes_in(value(name, "a{ss}").get());
}

Attributes attributes_in(GVariant* dictionary) {
    Attributes attributes;
    if (dictionary == nullptr || !g_variant_is_of_type(dictionary, G_VARIANT_TYPE("a{ss}")))
        return attributes;
    GVariantIter entries;
    g_variant_iter_init(&entries, dictionary);
    const gchar* key = nullptr;
    const gchar* text = nullptr;
    while (g_variant_iter_next(&entries, "{&s&s}", &key, &text) != FALSE)
        attributes.emplace(key, text);
    return attributes;
}

std::vector<std::string> paths_in(GVariant* array) {
    std::vector<std::string> paths;
    if (array == nullptr || !g_variant_is_of_type(array, G_VARIANT_TYPE_OBJECT_PATH_ARRAY))
        return paths;
    GVariantIter entries;
    g_variant_iter_init(&entries, array);
    const gchar* path = nullptr;
    while (g_variant_iter_next(&entries, "&o", &path) != FALSE)
        paths.emplace_back(path);
    return paths;
}

GVariant* path_array(const std::vector<std::string>& paths) {
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE_OBJECT_PATH_ARRAY);
    for (const std::string& path : paths)
        g_variant_builder_add(&builder, "o", path.c_str());
    return g_variant_builder_end(&builder);
}

GVariant* dictionary(const Attributes& attributes) {
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a{ss}"));
    for (const auto& [name, value] : attributes)
        g_variant_builder_add(&builder, "{ss}", name.c_str(), value.c_str());
    return g_variant_builder_end(&builder);
}

} // namespace rinnova::secret_service
