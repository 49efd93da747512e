// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Alarm.h"
#include "agent/Desk.h"
#include "agent/Desktop.h"
#include "agent/Errands.h"
#include "agent/FileWatch.h"
#include "agent/FleetDuty.h"
#include "agent/LeftOpen.h"
#include "agent/Reminders.h"
#include "agent/RenewalsByHand.h"
#include "agent/SecondPerson.h"

#include <QObject>

#include <optional>
#include <string>

namespace rinnova::agent {

/// What the agent does unasked: it reminds, finishes what was left open, notices what was renewed by hand,
/// and reports to the administrator's server. Sleeps until one of these has a reason.
class Duties {
  public:
    /// The alarm goes with the clock of `parts`. All references outlive it.
    Duties(const Parts& parts, Work& work, Desk& desk, Alarm& alarm);
    ~Duties();

  private:
    Desktop::Events desktop_events();
    Reminders::Ways ways_of_reminders();
    FleetDuty::Ways ways_of_fleet();
    void look_soon();
    void begin();
    void look();
    void set_alarm();
    void take_stock();
    void accounts_changed();
    void tried(const Result<RotationReport>& result);
    void report(const Error& error);
    void acted(const std::string& tag, const std::string& action);
    void renew(const AccountKey& account);
    void learn_server();
    void describe(rpc::AgentStatus& status) const;

    const Parts& m_parts;
    Work& m_work;
    Desk& m_desk;
    Alarm& m_alarm;
    Errands m_errands;
    Desktop m_desktop;
    SecondPerson m_second_person;
    Reminders m_reminders;
    LeftOpen m_left_open;
    RenewalsByHand m_renewals;
    FleetDuty m_fleet;
    FileWatch m_configuration;
    std::string m_server;        ///< what shows notices here; empty: nothing that we know of
    std::string m_reported;      ///< the trouble that the log knows of already
    bool m_server_known = false; ///< whether there is one
    bool m_taking_stock = false;
    bool m_stock_again = false;
    bool m_soon = false; ///< `look` is under way
    QObject m_here;      ///< last: what is posted to it dies first
};

} // namespace rinnova::agent
