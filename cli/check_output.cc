#include "cli/check_output.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "cli/add_view.h"
#include "cli/terminal_view.h"
#include "engine/report/report_json.h"

namespace tamga {
namespace {

class TextOutput final : public CheckOutput {
 public:
  explicit TextOutput(Console& console) : console_(console) {}

  void expect_one_more() override { ++expected_; }

  void show(const Report& report) override {
    if (!works_.empty()) {
      std::string line = "\n";
      for (std::uint32_t i = 0; i < console_.style().width; ++i) line += "═";
      console_.print(line + "\n\n");
    }
    console_.print(render_text(report, console_.style()));
    console_.flush();
    works_.push_back(work_line(report));
  }

  void show_refused(std::string_view /*file*/, const Error& /*error*/) override {}

  bool finish() override {
    if (works_.size() > 1) console_.print(render_work_table(works_, console_.style()));
    return expected_ > 0;
  }

 private:
  Console& console_;
  std::size_t expected_ = 0;
  std::vector<WorkLine> works_;
};

class JsonOutput final : public CheckOutput {
 public:
  JsonOutput(bool array, Console& console) : console_(console), array_(array) {}

  void expect_one_more() override {
    if (++expected_ > 1) array_ = true;
    if (array_ && !begun_) begin_array();
  }

  void show(const Report& report) override { show(render_json(report)); }

  void show_refused(std::string_view file, const Error& error) override { show(refused_json(file, error)); }

  bool finish() override {
    if (array_ && !begun_) begin_array();
    if (single_) console_.print(*single_);
    if (begun_) console_.print("\n]\n");
    return expected_ > 0;
  }

 private:
  void show(std::string json) {
    if (!array_) {
      single_ = std::move(json);  // the second document, if there is one, makes it the first of an array
      return;
    }
    write_member(json);
    console_.flush();
  }

  void begin_array() {
    begun_ = true;
    console_.print("[");
    if (single_) write_member(*single_);
    single_.reset();
  }

  void write_member(std::string_view json) {
    if (json.ends_with('\n')) json.remove_suffix(1);
    console_.print(members_++ == 0 ? "\n" : ",\n");
    console_.print(json);
  }

  Console& console_;
  bool array_;
  bool begun_ = false;
  std::size_t expected_ = 0;
  std::size_t members_ = 0;
  std::optional<std::string> single_;
};

}  // namespace

std::unique_ptr<CheckOutput> make_check_output(bool json, const std::vector<std::string>& files, Console& console) {
  if (!json) return std::make_unique<TextOutput>(console);
  std::error_code ignored;
  const bool array = files.size() != 1 || std::filesystem::is_directory(files.front(), ignored);
  return std::make_unique<JsonOutput>(array, console);
}

}  // namespace tamga
