// SPDX-License-Identifier: Apache-2.0
// The real program with a service that only pretends: what tests drive on a terminal. Passwords that reach
// the service are written to the file that RINNOVA_TEST_RECORD names.
#include "cli/Wiring.h"
#include "unit/cli/FakeService.h"
#include "unit/cli/Samples.h"

#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>

namespace rinnova::cli {

namespace {

/// Says that it is at work, and works until it is asked to stop.
void work_until_stopped(const std::stop_token& stop) {
    std::cerr << "AT WORK" << std::endl;
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock guard(mutex);
    stopped.wait(guard, stop, [] { return false; });
    std::cerr << "STOPPED IN ORDER" << std::endl;
}

/// Writes down at its end what it was given.
class RecordingService final : public test::FakeService {
  public:
    explicit RecordingService(test::Told& told) : FakeService(told), m_told(told) {}
    ~RecordingService() override {
        if (const char* file = std::getenv("RINNOVA_TEST_RECORD"))
            for (const std::string& password : m_told.passwords)
                std::ofstream(file, std::ios::app) << password << "\n";
    }

  private:
    test::Told& m_told;
};

} // namespace

std::string configured_language(const Paths&) {
    return {};
}

Result<std::unique_ptr<Service>> make_service(const Paths&, const Clock&, const WiringOptions&) {
    static test::Told told;
    told.preview = test::preview();
    told.accounts = {test::account("mario.rossi@pec.it", ValidityState::due, 9)};
    told.reports = {test::report(AccountOutcome::done, {SlotOutcome::updated})};
    if (std::getenv("RINNOVA_TEST_WORK") != nullptr)
        told.while_rotating = work_until_stopped;
    return std::make_unique<RecordingService>(told);
}

Result<std::unique_ptr<ProfileExport>> make_profile_export(const Paths&, const Clock&, const WiringOptions&) {
    return fail(ErrorCode::unsupported, "Profiles are not pretended here.");
}

} // namespace rinnova::cli
