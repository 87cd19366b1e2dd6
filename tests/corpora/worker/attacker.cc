// attacker ATTACK [LAYER...]: reads the document ATTACK by a worker whose reader carries that attack out, with the
// named layers of the sandbox taken off. Prints what the caller sees: the answer or the error, then what a second,
// honest document gives. Its caller decides as which user it runs.
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>

#include "corpora/worker/pool.h"
#include "tests/corpora/worker/attacks.h"

namespace {

using namespace tamga;

constexpr std::chrono::milliseconds kCpu{300};
constexpr std::chrono::milliseconds kWall{2'000};

Result<ExtractedText> read(std::string_view /*bytes*/, std::string_view name) {
  ExtractedText text;
  text.text = name == "honest" ? "read" : testing::attack(name);
  const auto end = static_cast<std::uint32_t>(text.text.size());
  text.blocks = {{.range = {0, end}, .part = Part::kBody, .paragraph = 1, .page = 0}};
  return text;
}

WorkerProgram program_without(int count, char** names) {
  WorkerProgram program;
  program.read = read;
  program.self_test = [] { return std::optional<std::string>(); };
  program.lock.memory_bytes = 128U << 20U;
  program.lock.cpu = kCpu;
  for (int i = 0; i < count; ++i) {
    for (std::uint8_t each = 0; each < kLayers; ++each) {
      if (layer_name(Layer{each}) == names[i]) program.lock.without.insert(Layer{each});
    }
  }
  return program;
}

void print(const Result<ExtractedText>& result) {
  std::puts(result ? result->text.c_str() : result.error().message.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  auto broker = Broker::start(program_without(argc - 2, argv + 2));
  if (!broker) return 3;
  PoolSettings settings;
  settings.cpu = kCpu;
  settings.wall = kWall;
  WorkerPool pool(*std::move(broker), settings);
  if (std::string(argv[1]) == "layers") {
    const auto layers = pool.layers();
    if (!layers) return std::puts(layers.error().message.c_str()), 3;
    for (const auto& state : *layers) {
      std::printf("%s: %s %s\n", std::string(layer_name(state.layer)).c_str(), state.on ? "on" : "off",
                  state.remark.c_str());
    }
    return 0;
  }
  print(pool.read("x", argv[1]));
  print(pool.read("x", "honest"));
  return 0;
}
