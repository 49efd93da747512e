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

/// Work and the main thread's loop; what happens is written down there.
struct Place {
    int argc = 0;
    QCoreApplication application{argc, nullptr};
    std::vector<std::string> said;
    QEventLoop loop;
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
    std::shared_ptr<Work::Job> add(const std::string& name, std::function<void(std::stop_token)> run) {
        auto job = std::make_shared<Work::Job>();
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

} // namespace

TEST_CASE(
    "who waits for something outside lets others have their turn, and comes back when it is his again") {
    Place place;
    place.add("first", place.asking());
    place.add("second", nothing);
    place.wait_for("second is done");
    CHECK_FALSE(place.has_said("first is done"));
    CHECK(place.work.idle());

    std::promise<void> go_on;
    place.add("third", [&](const std::stop_token&) { go_on.get_future().wait(); });
    place.add("fourth", nothing);
    place.wait_for("third has its turn");
    place.answer.set_value();
    go_on.set_value();
    place.wait_for("first is done");
    place.wait_for("fourth is done");
    CHECK(std::count(place.said.begin(), place.said.end(), "first has its turn") == 2);
    CHECK(std::find(place.said.begin(), place.said.end(), "third is done") <
          std::find(place.said.begin(), place.said.end(), "first is done"));
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
    place.add("first", [&](const std::stop_token& stop) {
        place.work.aside([&] {
            std::promise<void> asked;
            const std::stop_callback when(stop, [&] { asked.set_value(); });
            asked.get_future().wait();
        });
    });
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

TEST_CASE("who is aside when everything is torn down is waited for") {
    bool went_on = false;
    {
        Place place;
        place.add("first", [&](const std::stop_token& stop) {
            place.work.aside([&] {
                std::promise<void> asked;
                const std::stop_callback when(stop, [&] { asked.set_value(); });
                asked.get_future().wait();
            });
            went_on = true;
        });
        place.add("second", nothing);
        place.wait_for("second is done");
    }
    CHECK(went_on);
}
