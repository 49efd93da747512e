// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/Calls.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace rinnova;
using namespace rinnova::rpc;

namespace {

/// Fills every member that Members.h and Calls.h name with something arbitrary: whatever a type gets there
/// is tested here without another line.
class Anything {
  public:
    template <typename T>
    void operator()(const char*, T& value) {
        value = any<T>();
    }
    template <typename T>
    void or_null(const char*, T& value) {
        value = any<T>();
    }
    template <typename T>
    void if_any(const char*, std::optional<T>& value) {
        value = any<std::optional<T>>();
    }
    template <typename T>
    void flat(T& part) {
        members(*this, part);
    }
    template <typename List>
    void object(const char*, List list) {
        list(*this);
    }

    template <typename T>
    static T any() {
        if constexpr (std::is_same_v<T, std::string>) {
            const auto parts = *rc::gen::container<std::vector<std::string>>(
                rc::gen::element<std::string>("a", "Z", "\"", "\\", "\n", "è", "😀", " ", "0"));
            std::string text;
            for (const std::string& part : parts)
                text += part;
            return text;
        } else if constexpr (std::is_same_v<T, Date>) {
            return Date(std::chrono::days(*rc::gen::inRange(-100'000, 1'000'000)));
        } else if constexpr (std::is_same_v<T, Timestamp>) {
            return Timestamp(std::chrono::seconds(*rc::gen::inRange<std::int64_t>(0, 5'000'000'000)));
        } else if constexpr (std::is_enum_v<T>) {
            std::vector<T> all;
            for (int i = 0; i < 32; ++i) {
                T named{};
                if (from_text(std::string(to_string(static_cast<T>(i))), named) && named == static_cast<T>(i))
                    all.push_back(named);
            }
            return *rc::gen::elementOf(all);
        } else if constexpr (std::is_same_v<T, std::size_t>) {
            return *rc::gen::inRange<std::size_t>(0, 1'000'000'000'000);
        } else if constexpr (std::is_arithmetic_v<T>) {
            return *rc::gen::arbitrary<T>();
        } else if constexpr (requires(T value) { value.has_value(); }) {
            return *rc::gen::arbitrary<bool>() ? T(any<typename T::value_type>()) : T();
        } else if constexpr (requires(T value) { value.push_back(value.front()); }) {
            T list;
            for (int left = *rc::gen::inRange(0, 3); left > 0; --left)
                list.push_back(any<typename T::value_type>());
            return list;
        } else if constexpr (requires(T value) { value.extract(value.begin()); }) {
            T map;
            for (int left = *rc::gen::inRange(0, 3); left > 0; --left)
                map[any<std::string>()] = any<typename T::mapped_type>();
            return map;
        } else {
            T value{};
            Anything filler;
            members(filler, value);
            return value;
        }
    }
};

template <typename T>
std::string problem_of(const Json& json, T& value, bool strict = true) {
    std::string wrong;
    JsonReader(json, {}, wrong, strict).read(json, value, {});
    return wrong;
}

} // namespace

TEST_CASE_TEMPLATE("every member of every type is the same after the way there and back", T, Error,
                   AccountKey, AccountName, Validity, Slot, AccountStatus, DiscoverReport, ProbeResult,
                   SlotResult, AccountResult, RotationReport, PlannedSlot, RotationPreview, Finding,
                   HistoryEntry, PluginStatus, ProviderStatus, TrackRequest, RotateRequest, RetryRequest,
                   Progress, Server, OfAccount, RotateCall, RotateFromCall, BatchCall, UndoCall, ExtendCall,
                   SlotCall, UnlockCall, TrackManyCall, FileCall, HelloCall, CancelCall, ProgressNote,
                   AgentStatus) {
    CHECK(rc::check([] {
        const T value = Anything::any<T>();
        const Json written = JsonWriter::json_of(value);
        const Json parsed = Json::parse(written.dump(), nullptr, false);
        RC_ASSERT(!parsed.is_discarded());
        T back{};
        RC_ASSERT(problem_of(parsed, back) == "");
        RC_ASSERT(JsonWriter::json_of(back) == written);
        // Servers of a provider stand kind after kind once they are read back; all else is equal as it is.
        if constexpr (requires { value == back; })
            RC_ASSERT(value == back);
    }));
}

TEST_CASE("a wrong member is named") {
    const auto problem = [](const char* text) {
        AccountStatus status;
        return problem_of(Json::parse(text), status);
    };
    CHECK(problem(R"({"account":5})") == "account");
    CHECK(problem(R"({"account":null})") == "account");
    CHECK(problem(R"({"open":99999999999})") == "open");
    CHECK(problem(R"({"open":1.5})") == "open");
    CHECK(problem(R"({"open":18446744073709551615})") == "open");
    CHECK(problem(R"({"state":"wibble"})") == "state");
    CHECK(problem(R"({"expires":"2026-02-30"})") == "expires");
    CHECK(problem(R"({"expires":"25/05/2027"})") == "expires");
    CHECK(problem(R"({"slots":{}})") == "slots");
    CHECK(problem(R"({"slots":[{"port":-1}]})") == "slots.port");
    CHECK(problem(R"({"slots":[{"port":65536}]})") == "slots.port");
    CHECK(problem("[]") == "params");
    CHECK(problem("{}") == "");
}

TEST_CASE("a request with a member that nobody knows is refused, an answer is not") {
    const Json json = Json::parse(R"({"account":"a@pec.it","colour":"red"})");
    RotateRequest request;
    CHECK(problem_of(json, request, true) == "params");
    CHECK(problem_of(json, request, false) == "");
    CHECK(request.account.login == "a@pec.it");
}

TEST_CASE("moments are UTC to the second, nothing else") {
    for (const char* text : {"2026-11-22T10:15:00+01:00", "2026-11-22 10:15:00Z", "2026-13-22T10:15:00Z",
                             "2026-11-22T24:15:00Z", "2026-11-22T10:15:00", "", "-026-11-22T10:15:00Z"}) {
        CAPTURE(text);
        Timestamp moment;
        CHECK_FALSE(from_text(std::string(text), moment));
    }
}
