// How the reports of one `tamga check` leave the program: as text one after the other, or as JSON.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "engine/base/result.h"
#include "engine/report/report.h"

namespace tamga {

class CheckOutput {
 public:
  CheckOutput() = default;
  CheckOutput(const CheckOutput&) = delete;
  CheckOutput& operator=(const CheckOutput&) = delete;
  CheckOutput(CheckOutput&&) = delete;
  CheckOutput& operator=(CheckOutput&&) = delete;
  virtual ~CheckOutput() = default;

  // Another document is about to be checked, whatever becomes of it.
  virtual void expect_one_more() = 0;
  virtual void show(const Report& report) = 0;
  // A document has no report. People read why elsewhere; programs find it among the reports.
  virtual void show_refused(std::string_view file, const Error& error) = 0;
  // All are done; false if there was none.
  virtual bool finish() = 0;
};

// JSON gives one report for one work, and an array, written as it grows, for several: for several `files`, for a
// folder, and for an archive from its second document on. A document that is refused is an object of add_view.h there.
std::unique_ptr<CheckOutput> make_check_output(bool json, const std::vector<std::string>& files, Console& console);

}  // namespace tamga
