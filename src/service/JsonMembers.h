// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "model/Date.h"
#include "service/Json.h"

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace rinnova {

/// As `to_iso` writes them, nothing else.
bool from_text(const std::string& text, Date& date);
bool from_text(const std::string& text, Timestamp& moment);

/// What service/Members.h says of a type, it says by a function `members(io, value)` that names each member
/// once, in its order. JsonWriter and JsonReader are the two that can be handed to it.
class JsonWriter {
  public:
    /// Room for what most values have: growing would copy the names.
    JsonWriter() { m_object.reserve(12); }

    template <typename T>
    void operator()(const char* name, const T& value) {
        put(name, json_of(value));
    }
    /// A text that is `null` when it is empty, and a number that is `null` when it is zero.
    void or_null(const char* name, const std::string& text) {
        put(name, text.empty() ? Json(nullptr) : Json(text));
    }
    void or_null(const char* name, std::uint16_t number) {
        put(name, number == 0 ? Json(nullptr) : Json(number));
    }
    /// A member that is left out when there is no value.
    template <typename T>
    void if_any(const char* name, const std::optional<T>& value) {
        if (value)
            put(name, json_of(*value));
    }
    /// The members of a part of the value, among its own.
    template <typename T>
    void flat(const T& part) {
        members(*this, part);
    }
    /// The members of `part` in an object of their own.
    template <typename List>
    void object(const char* name, List list) {
        JsonWriter inner;
        list(inner);
        put(name, inner.take());
    }

    Json take() { return Json(std::move(m_object)); }

    template <typename T>
    static Json json_of(const T& value) {
        if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Timestamp>) {
            return Json(to_iso(value));
        } else if constexpr (std::is_enum_v<T>) {
            return Json(to_string(value));
        } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string> ||
                             std::is_same_v<T,
                                            std::map<std::string, std::vector<std::string>, std::less<>>>) {
            return Json(value);
        } else if constexpr (requires { value.has_value(); }) {
            return value ? json_of(*value) : Json(nullptr);
        } else if constexpr (requires { value.begin(); }) {
            Json::array_t list;
            list.reserve(value.size());
            for (const auto& item : value)
                list.push_back(json_of(item));
            return Json(std::move(list));
        } else {
            JsonWriter writer;
            members(writer, value);
            return writer.take();
        }
    }

  private:
    /// Names are never there twice: looking for them first would cost more than all the rest.
    void put(const char* name, Json value) {
        static_cast<std::vector<Json::object_t::value_type, Json::object_t::allocator_type>&>(m_object)
            .emplace_back(name, std::move(value));
    }

    Json::object_t m_object;
};

/// Reads the members back. One that is not there leaves the value as it is; a wrong type, an unknown name of
/// an enumeration make an error that names the member; an unknown one, when `strict`, one of the object.
class JsonReader {
  public:
    JsonReader(const Json& object, std::string path, std::string& error, bool strict)
        : m_object(object), m_path(std::move(path)), m_error(error), m_strict(strict) {}

    template <typename T>
    void operator()(const char* name, T& value) {
        if (const Json* found = take(name))
            read(*found, value, m_path + name);
    }
    void or_null(const char* name, std::string& text) {
        const Json* found = take(name);
        if (found != nullptr && !found->is_null())
            read(*found, text, m_path + name);
    }
    void or_null(const char* name, std::uint16_t& number) {
        const Json* found = take(name);
        if (found != nullptr && !found->is_null())
            read(*found, number, m_path + name);
    }
    template <typename T>
    void if_any(const char* name, std::optional<T>& value) {
        (*this)(name, value);
    }
    template <typename T>
    void flat(T& part) {
        members(*this, part);
    }
    template <typename List>
    void object(const char* name, List list) {
        const Json* found = take(name);
        if (found == nullptr)
            return;
        if (!found->is_object())
            return wrong(m_path + name);
        JsonReader inner(*found, m_path + name + ".", m_error, m_strict);
        list(inner);
        inner.finish();
    }

    void finish() {
        if (m_strict && m_error.empty() && m_taken != m_object.size())
            m_error = m_path.empty() ? "params" : m_path.substr(0, m_path.size() - 1);
    }

    template <typename T>
    void read(const Json& json, T& value, const std::string& path) {
        if constexpr (std::is_same_v<T, bool>) {
            json.is_boolean() ? void(value = json.get<bool>()) : wrong(path);
        } else if constexpr (std::is_integral_v<T>) {
            read_number(json, value, path);
        } else if constexpr (std::is_same_v<T, std::string>) {
            json.is_string() ? void(value = json.get_ref<const std::string&>()) : wrong(path);
        } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Timestamp> || std::is_enum_v<T>) {
            if (!json.is_string() || !from_text(json.get_ref<const std::string&>(), value))
                wrong(path);
        } else if constexpr (requires { value.has_value(); }) {
            if (json.is_null())
                return value.reset();
            read(json, value.emplace(), path);
        } else if constexpr (requires { value.push_back(value.front()); }) {
            read_list(json, value, path);
        } else if constexpr (requires { value.extract(value.begin()); }) {
            if (!json.is_object())
                return wrong(path);
            value.clear();
            for (const auto& [key, item] : json.items())
                read(item, value[key], path + "." + key);
        } else {
            if (!json.is_object())
                return wrong(path);
            JsonReader inner(json, path.empty() ? path : path + ".", m_error, m_strict);
            members(inner, value);
            inner.finish();
        }
    }

  private:
    const Json* take(const char* name) {
        const auto found = m_object.find(name);
        if (found == m_object.end())
            return nullptr;
        ++m_taken;
        return &*found;
    }
    void wrong(const std::string& path) {
        if (m_error.empty())
            m_error = path.empty() ? "params" : path;
    }
    template <typename T>
    void read_number(const Json& json, T& value, const std::string& path) {
        if (!json.is_number_integer() || (json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX))
            return wrong(path);
        const auto number = json.get<std::int64_t>();
        if constexpr (!std::is_same_v<T, std::size_t>)
            if (number < std::int64_t{std::numeric_limits<T>::min()} ||
                number > std::int64_t{std::numeric_limits<T>::max()})
                return wrong(path);
        if (std::is_unsigned_v<T> && number < 0)
            return wrong(path);
        value = static_cast<T>(number);
    }
    template <typename T>
    void read_list(const Json& json, T& value, const std::string& path) {
        if (!json.is_array())
            return wrong(path);
        value.clear();
        value.reserve(json.size());
        for (const Json& item : json) {
            read(item, value.emplace_back(), path);
            if (!m_error.empty())
                return;
        }
    }

    const Json& m_object;
    std::string m_path;
    std::string& m_error; ///< the member that is wrong; empty while all is well
    bool m_strict;
    std::size_t m_taken = 0;
};

} // namespace rinnova
