// SPDX-License-Identifier: Apache-2.0
#include "DeviceSteps.h"

#include <doctest/doctest.h>

using namespace rinnova::manual;

namespace {

std::string text_for(std::string_view name) {
    std::string text;
    for (const std::string& step : steps_for(device_kind(name), name, "mario.rossi@pec.it"))
        text += step + "\n";
    return text;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a device is known by its name, in both languages") {
    CHECK(device_kind("iPhone di Mario") == DeviceKind::iphone);
    CHECK(device_kind("iPad") == DeviceKind::iphone);
    CHECK(device_kind("Gmail sul Samsung") == DeviceKind::gmail_app);
    CHECK(device_kind("Outlook Android") == DeviceKind::outlook_app);
    CHECK(device_kind("Outlook sull'iPhone") == DeviceKind::outlook_app);
    CHECK(device_kind("Outlook sul telefono") == DeviceKind::outlook_app);
    CHECK(device_kind("nuovo Outlook") == DeviceKind::new_outlook);
    CHECK(device_kind("New Outlook") == DeviceKind::new_outlook);
    CHECK(device_kind("Windows Mail") == DeviceKind::windows_mail);
    CHECK(device_kind("Posta di Windows") == DeviceKind::windows_mail);
    CHECK(device_kind("Pixel 8") == DeviceKind::android);
    CHECK(device_kind("cellulare") == DeviceKind::phone);
    CHECK(device_kind("the scanner on the first floor") == DeviceKind::scanner);
    CHECK(device_kind("") == DeviceKind::other);
}

TEST_CASE("steps name the device, the account, and the outgoing server's own copy") {
    for (const char* name : {"iPhone", "iPad", "Gmail", "Outlook Android", "Windows Mail", "nuovo Outlook",
                             "Pixel", "telefono", "portatile", "computer"}) {
        CAPTURE(name);
        const std::string text = text_for(name);
        CHECK(has(text, name));
        CHECK(has(text, "mario.rossi@pec.it"));
        CHECK((has(text, "utgoing") || has(text, "SMTP")));
    }
}

TEST_CASE("an iPhone and an iPad are offered the profile, other devices are not") {
    for (const char* name : {"iPhone", "iPad"})
        CHECK(has(text_for(name), "rinnova export profile mario.rossi@pec.it --serve --lan "));
    for (const char* name : {"Gmail", "Outlook iPhone", "Pixel", "Windows Mail"})
        CHECK_FALSE(has(text_for(name), "export profile"));
}

TEST_CASE("on a computer the clipboard is offered") {
    for (const char* name : {"Windows Mail", "nuovo Outlook"})
        CHECK(has(text_for(name), "rinnova copy mario.rossi@pec.it"));
}
