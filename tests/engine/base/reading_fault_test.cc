#include "engine/base/reading_fault.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "engine/base/result.h"

namespace tamga {
namespace {

TEST(ReadingFault, EveryNumberHasANameOfItsOwnAndComesBack) {
  std::set<std::string_view> names;
  for (std::uint8_t number = 0; number < kReadingFaults; ++number) {
    const auto fault = fault_from_number(number);
    ASSERT_TRUE(fault);
    EXPECT_EQ(static_cast<std::uint8_t>(*fault), number);
    EXPECT_TRUE(names.insert(fault_name(*fault)).second) << fault_name(*fault);
  }
  EXPECT_FALSE(fault_from_number(kReadingFaults));
  EXPECT_FALSE(fault_from_number(255));
}

TEST(ReadingFault, WhatAnErrorSaysWinsOverItsCode) {
  const Error locked{ErrorCode::kUnsupported, "a.pdf: locked", ReadingFault::kLocked};
  EXPECT_EQ(fault_of(locked), ReadingFault::kLocked);
}

TEST(ReadingFault, WhereAnErrorDoesNotSayItsCodeDoes) {
  const auto by_code = [](ErrorCode code) { return fault_of(Error{code, "why"}); };
  EXPECT_EQ(by_code(ErrorCode::kUnsupported), ReadingFault::kUnsupported);
  EXPECT_EQ(by_code(ErrorCode::kCorrupt), ReadingFault::kDamaged);
  EXPECT_EQ(by_code(ErrorCode::kLimitExceeded), ReadingFault::kOverLimit);
  EXPECT_EQ(by_code(ErrorCode::kNotFound), ReadingFault::kNone);
  EXPECT_EQ(by_code(ErrorCode::kUnavailable), ReadingFault::kNone);
}

}  // namespace
}  // namespace tamga
