// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/Protocol.h"

#include "service/Members.h"

#include <array>

namespace rinnova::rpc {

namespace {

/// Stops the parser before what is nested too deep can fill a stack, and before members pile up.
Json parse(std::string_view text) {
    bool too_deep = false;
    const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest_nesting;
        return !too_deep;
    };
    Json json = Json::parse(text, shallow, false);
    return too_deep ? Json(Json::value_t::discarded) : json;
}

std::string line(const Json& message) {
    return message.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json message_with(const std::optional<CallId>& id) {
    Json message{{"jsonrpc", "2.0"}};
    message["id"] = id ? Json(*id) : Json(nullptr);
    return message;
}

std::optional<Fault> fault_from(std::int64_t code) {
    for (const Fault fault : {Fault::not_json, Fault::no_request, Fault::no_method, Fault::wrong_params,
                              Fault::failed, Fault::not_greeted, Fault::other_version, Fault::other_user,
                              Fault::too_long, Fault::too_many, Fault::ending})
        if (static_cast<std::int64_t>(fault) == code)
            return fault;
    return std::nullopt;
}

Trouble trouble_from(const Json& error) {
    Trouble trouble;
    if (!error.is_object())
        return trouble_of(Fault::no_request, "an error that is no object");
    if (const auto code = error.find("code"); code != error.end() && code->is_number_integer())
        trouble.fault = fault_from(code->get<std::int64_t>()).value_or(Fault::failed);
    if (const auto text = error.find("message"); text != error.end() && text->is_string())
        trouble.error.message = text->get<std::string>();
    if (const auto data = error.find("data"); data != error.end() && data->is_object()) {
        std::string wrong;
        JsonReader reader(*data, {}, wrong, false);
        members(reader, trouble.error);
        reader("warnings", trouble.warnings);
    }
    return trouble;
}

} // namespace

tl::expected<Message, Trouble> parse_message(std::string_view text) {
    const Json json = parse(text);
    if (json.is_discarded())
        return tl::unexpected(trouble_of(Fault::not_json, "This is no JSON, or nested too deep."));
    const auto wrong = [](const char* what) { return tl::unexpected(trouble_of(Fault::no_request, what)); };
    if (!json.is_object())
        return wrong("A message is an object; there are no batches.");
    if (const auto version = json.find("jsonrpc"); version == json.end() || *version != "2.0")
        return wrong("jsonrpc is not \"2.0\".");
    Message message;
    if (const auto id = json.find("id"); id != json.end() && !id->is_null()) {
        if (!id->is_number_integer() ||
            (id->is_number_unsigned() && id->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)))
            return wrong("id is no whole number.");
        message.id = id->get<CallId>();
    }
    if (const auto method = json.find("method"); method != json.end()) {
        if (!method->is_string() || method->get_ref<const std::string&>().empty())
            return wrong("method is no text.");
        message.method = method->get<std::string>();
        if (const auto params = json.find("params"); params != json.end()) {
            if (!params->is_object())
                return wrong("params is no object.");
            message.params = *params;
        }
        return message;
    }
    if (const auto error = json.find("error"); error != json.end())
        message.trouble = trouble_from(*error);
    else if (const auto result = json.find("result"); result != json.end())
        message.result = *result;
    else
        return wrong("There is neither method, result nor error.");
    return message;
}

std::string request_line(CallId id, std::string_view method, const Json& params) {
    Json message = message_with(id);
    message["method"] = method;
    message["params"] = params;
    return line(message);
}

std::string notification_line(std::string_view method, const Json& params) {
    return line({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

std::string reply_line(CallId id, const Json& result) {
    Json message = message_with(id);
    message["result"] = result;
    return line(message);
}

std::string trouble_line(const std::optional<CallId>& id, const Trouble& trouble) {
    Json message = message_with(id);
    Json data = JsonWriter::json_of(trouble.error);
    if (!trouble.warnings.empty())
        data["warnings"] = JsonWriter::json_of(trouble.warnings);
    message["error"] = {{"code", static_cast<int>(trouble.fault)},
                        {"message", trouble.error.message},
                        {"data", std::move(data)}};
    return line(message);
}

} // namespace rinnova::rpc
