// SPDX-License-Identifier: Apache-2.0
// Any bytes as what a client sends to a fleet's server: the same request however it comes in pieces; an
// answer that has no fault of ours, one head, and nothing of the fleet for somebody who has not signed in.
// `@CSRF@` stands for the token of anna's forms; `X-User: anna` signs her in, as a proxy does.
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/App.h"
#include "fleet/server/database/Schema.h"
#include "fleet/server/http/RequestReader.h"
#include "fleet/server/store/Users.h"
#include "fuzz/checks.h"
#include "support/ScratchFolder.h"

#include <QCoreApplication>

#include <cstddef>
#include <cstdint>
#include <future>
#include <iostream>

using namespace rinnova;
using namespace rinnova::fleet;

namespace {

constexpr std::string_view mailbox = "mailbox-of-nobody-else@pec.it";

struct Scene {
    int argc = 0;
    QCoreApplication application{argc, nullptr};
    test::ScratchFolder folder;
    SystemClock clock;
    Metrics metrics;
    std::unique_ptr<Database> database;
    std::unique_ptr<Ingest> ingest;
    std::unique_ptr<App> app;
    std::string csrf;

    Scene() {
        const std::string address = "sqlite:" + (folder / "fleet.sqlite").string();
        database = std::move(*open_fleet(address));
        require(put_user(*database, clock.now(), {"anna", Role::admin}, Secret::copy_of("fake-password-1"))
                    .has_value());
        csrf = session_by_proxy(*database, "anna")->value().csrf;
        run(R"(INSERT INTO devices (id, public_key, grp, label, state, name, user_name, os, os_version, version,
                   machine, instance, previous_instance, joined_at, seen_at, clock_offset, last_sequence,
                   problems, policy_version, accounts_digest)
               VALUES ('00', '', 'Nord', '', 'joined', 'PC', 'anna', 'Debian', '12', '1',
                   '', '', '', 1, 1, 0, 0, '[]', 0, ''))");
        const std::string login(mailbox);
        run(R"(INSERT INTO accounts (device, identity, grp, provider, login, pseudonym, sealed, expires, due_from,
                   source, open, staged, rotated_at, renewed_at, outcome, slots, findings, errors, behind)
               VALUES ('00', 'aruba-pec/)" +
            login + "', 'Nord', 'aruba-pec', '" + login +
            "', '', '', '2026-12-01', '2026-11-20', 'panel', 1, '', 1, 1, 'done', '[]', '[]', 0, 0)");
        run("INSERT INTO history (at, device, identity, what, earlier, later) "
            "VALUES (1, '00', 'x', 'added', '', '')");
        ingest = std::make_unique<Ingest>(*database_address_from(address), clock, KeeperSettings{}, metrics);
        AppSettings settings;
        settings.user_header = "x-user";
        app = std::make_unique<App>(*database_address_from(address), *ingest, metrics, clock, settings,
                                    [](std::string_view, std::string_view) {});
    }
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;
    void run(const std::string& sql) {
        if (const auto done = database->run(sql); !done) {
            std::cerr << done.error().message << '\n';
            require(false);
        }
    }
    Response ask(Request request) {
        std::promise<Response> answered;
        app->handle(std::move(request), [&](Response response) { answered.set_value(std::move(response)); });
        return answered.get_future().get();
    }
};

std::optional<Request> read(std::string_view bytes, std::size_t step) {
    RequestReader reader;
    std::string come;
    while (!reader.is_done() && reader.fault() == 0 && !bytes.empty()) {
        come.append(bytes.substr(0, step));
        bytes.remove_prefix(std::min(step, bytes.size()));
        come.erase(0, reader.take(come));
    }
    return reader.is_done() && reader.fault() == 0 ? reader.request() : std::nullopt;
}

void fill_in(std::string& body, const std::string& csrf) {
    if (const auto place = body.find("@CSRF@"); place != std::string::npos)
        body.replace(place, 6, csrf);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Scene scene;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    auto request = read(bytes, bytes.size());
    const auto dripped = read(bytes, 1);
    require(request.has_value() == dripped.has_value());
    if (!request)
        return 0;
    require(request->method == dripped->method && request->path == dripped->path &&
            request->query == dripped->query && request->headers == dripped->headers &&
            request->body == dripped->body);
    if (request->path == "/sign-in" && request->method == "POST")
        return 0; // made slow on purpose
    const bool signed_in = request->header("x-user") == "anna";
    fill_in(request->body, scene.csrf);
    Response response = scene.ask(*request);
    require(response.status >= 200 && response.status < 500);
    if (response.pieces) {
        for (auto piece = response.pieces(); piece && !piece->empty(); piece = response.pieces())
            response.body += *piece;
        response.pieces = nullptr;
    }
    require(signed_in || response.body.find(mailbox) == std::string::npos);
    require(response.type != "text/html; charset=utf-8" || is_utf8(response.body));
    const std::string head = head_of(response, {});
    require(head.find("\r\n\r\n") == head.size() - 4);
    for (std::size_t place = 0; (place = head.find_first_of("\r\n", place)) != std::string::npos; place += 2)
        require(head.compare(place, 2, "\r\n") == 0);
    return 0;
}
