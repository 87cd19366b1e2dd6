// Linked into a test program, this raises the wall before its first test and takes it down after the last one.
#include <gtest/gtest.h>

#include <memory>

#include "corpora/worker/wall.h"

namespace tamga::testing {
namespace {

class BehindWall : public ::testing::Environment {
 public:
  void SetUp() override {
    auto raised = Wall::raise();
    ASSERT_TRUE(raised) << raised.error().message;
    wall_ = *std::move(raised);
  }
  void TearDown() override { wall_.reset(); }

 private:
  std::unique_ptr<Wall> wall_;
};

// GoogleTest owns it.
[[maybe_unused]] const auto* const kEnvironment = ::testing::AddGlobalTestEnvironment(new BehindWall);

}  // namespace
}  // namespace tamga::testing
