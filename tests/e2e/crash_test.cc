// kill -9 of `tamga add` at random moments: what was acknowledged is there and checks, and nothing is half there.
//
// TAMGA_CRASH_ROUNDS sets how many times (5 by default), TAMGA_CRASH_SEED which moments.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "tests/e2e/program.h"

namespace tamga::testing {
namespace {

constexpr std::uint32_t kDocuments = 2000;
constexpr std::size_t kSample = 5;  // documents of a round that are checked

std::uint32_t number_from(const char* variable, std::uint32_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<std::uint32_t>(std::stoul(text));
}

// The ids of whole lines; a line that the kill cut off acknowledges nothing.
std::vector<std::string> acknowledged_ids(const std::string& output) {
  std::vector<std::string> ids;
  std::istringstream lines(output.substr(0, output.rfind('\n') + 1));
  for (std::string outcome, id, file; lines >> outcome >> id >> file;) ids.push_back(id);
  std::ranges::sort(ids);
  return ids;
}

class CrashTest : public CorpusTest {
 protected:
  std::string source(const std::string& id) const { return path("sources/" + id); }

  std::string fresh_corpus(std::uint32_t round) const {
    const auto directory = path("corpus-" + std::to_string(round));
    EXPECT_EQ(tamga({"init", directory}).exit_code, 0);
    return directory;
  }

  // Kills an add behind `lines` acknowledgements, or a little later; what had been acknowledged by then.
  std::vector<std::string> killed_add(const std::string& directory, std::size_t lines) const {
    Process add(tamga_command({"add", "--corpus", directory, path("sources")}));
    add.wait_for_lines(lines);
    add.send(SIGKILL);
    return acknowledged_ids(add.wait().output);
  }

  // A copy of a document finds the document itself, whole: its text, its fingerprints and its record are there.
  void expect_found(const std::string& directory, const std::string& id) const {
    const auto checked = tamga({"check", "--corpus", directory, "--format", "json", source(id)});
    ASSERT_EQ(checked.exit_code, 0) << checked.errors;
    const auto report = nlohmann::json::parse(checked.output);
    const auto& body = report.at("body");
    ASSERT_EQ(body.at("sources").size(), 1U) << id;
    const auto& found = body.at("sources").at(0);
    EXPECT_EQ(found.at("id"), id);
    EXPECT_EQ(found.at("share").at("words_in_report"), body.at("work").at("words")) << id;
  }
};

TEST_F(CrashTest, WhatWasAcknowledgedSurvives) {
  const auto rounds = number_from("TAMGA_CRASH_ROUNDS", 5);
  const auto seed = number_from("TAMGA_CRASH_SEED", std::random_device{}());
  std::cout << "seed: TAMGA_CRASH_SEED=" << seed << "\n";
  std::mt19937 random(seed);
  for (std::uint32_t i = 0; i < kDocuments; ++i) write("sources/" + std::to_string(i) + ".txt", own_words(i, 60));

  for (std::uint32_t round = 0; round < rounds; ++round) {
    const auto directory = fresh_corpus(round);
    const auto acknowledged = killed_add(directory, std::uniform_int_distribution<std::size_t>(0, kDocuments)(random));
    const auto listed = listed_ids(directory);
    EXPECT_TRUE(std::ranges::includes(listed, acknowledged)) << "round " << round;
    EXPECT_EQ(counted_documents(directory), listed.size());
    std::vector<std::string> sample;
    std::ranges::sample(listed, std::back_inserter(sample), kSample, random);
    for (const auto& id : sample) expect_found(directory, id);

    const auto rest = tamga({"add", "--corpus", directory, path("sources")});
    EXPECT_EQ(rest.exit_code, 0) << rest.errors;
    EXPECT_EQ(listed_ids(directory).size(), kDocuments);
    std::filesystem::remove_all(directory);
  }
}

}  // namespace
}  // namespace tamga::testing
