// SPDX-License-Identifier: Apache-2.0
// What the loaded module exports; see profile/ProfileParts.h.
#include "profile/ProfileParts.h"
#include "profile/PropertyList.h"
#include "profile/Signer.h"
#include "profile/handover/Server.h"

#include <QtGlobal>

namespace rinnova {

namespace {

class Parts final : public ProfileParts {
  public:
    Result<Secret> property_list(const MailProfile& profile, const Secret* password) const override {
        return rinnova::property_list(profile, password);
    }
    Result<std::unique_ptr<ProfileSigner>> signer(const SigningFiles& files, Timestamp now) const override {
        return make_signer(files, now);
    }
    Result<HandOverEnd> hand_over(const Secret& file, const HandOverRequest& request, const Clock& clock,
                                  const HandOverListener& tell, const std::stop_token& stop) const override {
        return handover::hand_over(file, request, clock, tell, stop);
    }
};

} // namespace

extern "C" Q_DECL_EXPORT const ProfileParts* rinnova_profile_parts_1() {
    static const Parts parts;
    return &parts;
}

} // namespace rinnova
