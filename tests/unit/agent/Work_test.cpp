// SPDX-License-Identifier: Apache-2.0
#include "agent/Work.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <doctest/doctest.h>

#include <algorithm>
#include <future>
#include <stdexcept>
#include <string>
#include <vector>

using namespace rinnova::agent;

namespace {

/// Counts what is posted to the main thread, as it is delivered.
class Posts final : public QObject {
  public:
    explicit Posts(QEventLoop& loop) : m_loop(loop) {
        QCoreApplication::instance()->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::MetaCall) {
            ++count;
            m_loop.quit();
        }
        return false;
    }
    int count = 0;

  private:
    QEventLoop& m_loop;
};

/// Work and the main thread's loop; what happens is written down there.
struct Place {
    int argc = 0;
    QCoreApplication application{argc, nullptr};
    std::vector<std::string> said;
    QEventLoop loop;
    Posts posts{loop};
    Work work;

    void say(const std::string& what) {
        said.push_back(what);
        loop.quit();
    }
    void wait_for(const std::string& what) {
        while (std::find(said.begin(), said.end(), what) == said.end())
            loop.exec();
    }
    bool has_said(const std::string& what) const {
        return std::find(said.begin(), said.end(), what) != said.end();
    }
    std::shared_ptr<Work::Job> add(const std::string& name, std::function<void(std::stop_token)> run,
                                   const std::function<void(Work::Job&)>& change = {}) {
        auto job = std::make_shared<Work::Job>();
        if (change)
            change(*job);
        job->before = [this, name] { say(name + " has its turn"); };
        job->run = std::move(run);
        job->done = [this, name] { say(name + " is done"); };
        job->dropped = [this, name] { say(name + " is dropped"); };
        work.add(job);
        return job;
    }
    /// What the server that a job waits for says.
    std::promise<void> answer;
    std::function<void(std::stop_token)> asking() {
        return [this](const std::stop_token&) { work.aside([this] { answer.get_future().wait(); }); };
    }
};

void nothing(const std::stop_token&) {}

void wait_until_asked_to_end(const std::stop_token& stop) {
    std::promise<void> asked;
    const std::stop_callback when(stop, [&] { asked.set_value(); });
    asked.get_future().wait();
}

} // namespace

TEST_CASE(
    "who waits for something outside lets others have their turn, and comes back when it is his again") {
    Place place;
    place.add("first", place.asking());
    place.add("second", nothing);
    place.wait_for("second is done");
    CHECK_FALSE(place.has_said("first is done"));
    CHECK_FALSE(place.work.idle());

    std::promise<void> go_on;
    place.add("third", [&](const std::stop_token&) { go_on.get_future().wait(); });
    place.add("fourth", nothing);
    place.wait_for("third has its turn");
    const int before = place.posts.count;
    place.answer.set_value();
    while (place.posts.count == before) // until it wants to go on
        place.loop.exec();
    go_on.set_value();
    place.wait_for("first is done");
    place.wait_for("fourth is done");
    CHECK(std::count(place.said.begin(), place.said.end(), "first has its turn") == 2);
    const auto moment = [&](const char* what) {
        return std::find(place.said.begin(), place.said.end(), what) - place.said.begin();
    };
    CHECK(moment("third is done") < moment("first is done"));
    CHECK(moment("first is done") < moment("fourth has its turn"));
}

TEST_CASE("what goes wrong outside reaches the job, in its turn") {
    Place place;
    std::string caught;
    place.add("first", [&](const std::stop_token&) {
        try {
            place.work.aside([] { throw std::runtime_error("no route"); });
        } catch (const std::exception& problem) {
            caught = problem.what();
        }
    });
    place.add("second", nothing);
    place.wait_for("first is done");
    place.wait_for("second is done");
    CHECK(caught == "no route");
}

TEST_CASE("an end waits for who has stepped aside, asks him to hurry, and begins nothing new") {
    Place place;
    place.add("first",
              [&](const std::stop_token& stop) { place.work.aside([&] { wait_until_asked_to_end(stop); }); });
    std::promise<void> go_on;
    place.add("second", [&](const std::stop_token&) { go_on.get_future().wait(); });
    place.add("third", nothing);
    place.wait_for("second has its turn");
    place.work.stop([&] { place.say("ended"); });
    CHECK(place.has_said("third is dropped"));
    CHECK_FALSE(place.has_said("ended"));
    go_on.set_value();
    place.wait_for("ended");
    CHECK(place.has_said("first is done"));
    CHECK(place.has_said("second is done"));
    CHECK(std::count(place.said.begin(), place.said.end(), "ended") == 1);
}

TEST_CASE("of those who speak with the fleet's server the next one waits until the first is done") {
    Place place;
    const auto speaks = [](Work::Job& job) { job.speaks_with_fleet = true; };
    place.add("first", place.asking(), speaks);
    place.add("second", nothing, speaks);
    place.add("third", nothing);
    place.wait_for("third is done");
    CHECK_FALSE(place.has_said("second has its turn"));
    place.answer.set_value();
    place.wait_for("second is done");
    CHECK(place.has_said("first is done"));
}

TEST_CASE("who is aside when everything is torn down is waited for") {
    bool went_on = false;
    {
        Place place;
        place.add("first", [&](const std::stop_token& stop) {
            place.work.aside([&] { wait_until_asked_to_end(stop); });
            place.work.aside([] {}); // and once more
            went_on = true;
        });
        place.add("second", nothing);
        place.wait_for("second is done");
    }
    CHECK(went_on);
}
