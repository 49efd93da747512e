// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/database/Database.h"
#include "fleet/server/http/Message.h"
#include "fleet/server/store/Overview.h"
#include "fleet/server/store/Users.h"
#include "fleet/server/web/Html.h"
#include "fleet/server/web/Words.h"

namespace rinnova::fleet {

/// Somebody who looks at a page.
struct Visit {
    const Request& request;
    Database& database;
    const Words& words;
    Session session;
    Timestamp now;
    Date today;
    int silent_days;
    std::function<Result<Overview>(Database&)> overview; ///< may be some seconds old

    bool is_admin() const { return session.user.role == Role::admin; }
};

/// A whole page around its content. `section` is the path of the entry of the menu that it belongs to.
Response page(const Visit& visit, std::string_view title, std::string_view section, const Html& content);
/// The same for somebody who has not signed in.
Response bare_page(const Words& words, int status, std::string_view title, const Html& content);

/// The policy that goes with every page (W3C, CSP Level 3): nothing from elsewhere, nothing inline.
void protect(Response& response);

/// What to show instead of a page.
Response not_found(const Visit& visit);
Response trouble(const Words& words, const Error& error);

// The pages.
using PageResult = Result<Response>;
PageResult overview_page(const Visit& visit);
PageResult accounts_page(const Visit& visit);
PageResult account_page(const Visit& visit);
PageResult devices_page(const Visit& visit);
PageResult device_page(const Visit& visit);
PageResult group_page(const Visit& visit);
PageResult week_page(const Visit& visit);
PageResult audit_page(const Visit& visit);
Response sign_in_page(const Words& words, int status, std::string_view problem, std::string_view name);

// What an administrator does on a page.
PageResult revoke_device(const Visit& visit, const Fields& form);
PageResult edit_device(const Visit& visit, const Fields& form);

/// The form's token, to be put into each form of a session.
Html csrf_field(const Visit& visit);

} // namespace rinnova::fleet
