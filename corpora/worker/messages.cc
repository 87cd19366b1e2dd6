#include "corpora/worker/messages.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "corpora/worker/record.h"
#include "engine/text/tokenizer.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostName = 32U << 10U;  // of a format, an encoding, a map; of a file in a message
constexpr std::uint64_t kMostNotes = 1000;
constexpr std::uint64_t kBlockBytes = 17;
constexpr std::uint64_t kRunBytes = 17;  // without its text
constexpr std::uint64_t kLeastAnswerBytes = 1 + sizeof(std::uint64_t);

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

bool begins_code_point(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void write_block(RecordWriter& out, const Block& block) {
  out.number(block.range.begin);
  out.number(block.range.end);
  out.number(block.paragraph);
  out.number(block.page);
  out.number(static_cast<std::uint8_t>(block.part));
}

// Nothing where the part is unknown.
std::optional<Block> read_block(RecordReader& in) {
  Block block;
  block.range.begin = in.number<std::uint32_t>();
  block.range.end = in.number<std::uint32_t>();
  block.paragraph = in.number<std::uint32_t>();
  block.page = in.number<std::uint32_t>();
  const auto part = in.number<std::uint8_t>();
  if (part > static_cast<std::uint8_t>(Part::kTextBox)) return std::nullopt;
  block.part = static_cast<Part>(part);
  return block;
}

bool keeps_layout(const ExtractedText& extracted) {
  const std::string_view text = extracted.text;
  std::uint32_t at = 0;
  std::uint32_t paragraph = 0;
  for (const auto& block : extracted.blocks) {
    const auto [begin, end] = block.range;
    if (begin < at || begin >= end || end > text.size() || block.paragraph < paragraph) return false;
    if (!is_blank(text.substr(at, begin - at))) return false;
    if (!begins_code_point(text, begin) || !begins_code_point(text, end)) return false;
    at = end;
    paragraph = block.paragraph;
  }
  return is_blank(text.substr(at));
}

// In order, none empty, inside the text, between code points, each fit to be shown.
bool keeps_hidden(const ExtractedText& extracted) {
  std::uint32_t at = 0;
  for (const auto& run : extracted.hidden) {
    if (run.at < at || run.at > extracted.text.size() || !begins_code_point(extracted.text, run.at)) return false;
    if (run.text.empty() || first_invalid_utf8(run.text)) return false;
    at = run.at;
  }
  return true;
}

void write_run(RecordWriter& out, const HiddenRun& run) {
  out.string(run.text);
  out.number(run.at);
  out.number(run.page);
  out.number(static_cast<std::uint8_t>(run.how));
}

void write_repair(RecordWriter& out, const std::optional<EncodingRepair>& repair) {
  out.number(static_cast<std::uint8_t>(repair ? 1 : 0));
  if (!repair) return;
  out.string(repair->map);
  out.number(repair->letters);
  out.number(repair->before);
  out.number(repair->after);
  out.number(repair->margin);
}

// False where it makes no sense.
bool read_repair(RecordReader& in, std::optional<EncodingRepair>& repair) {
  const auto there = in.number<std::uint8_t>();
  if (there == 0) return true;
  EncodingRepair read;
  read.map = in.string(kMostName);
  read.letters = in.number<std::uint32_t>();
  read.before = in.number<double>();
  read.after = in.number<double>();
  read.margin = in.number<double>();
  const bool sound = there == 1 && is_harmless(read.map) && std::isfinite(read.before) && std::isfinite(read.after) &&
                     std::isfinite(read.margin);
  repair = std::move(read);
  return sound;
}

bool read_blocks(RecordReader& in, std::vector<Block>& blocks) {
  const auto count = in.count(kBlockBytes);
  blocks.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto block = read_block(in);
    if (!block) return false;
    blocks.push_back(*block);
  }
  return true;
}

bool read_hidden(RecordReader& in, std::uint64_t most_text, std::vector<HiddenRun>& hidden) {
  const auto count = in.count(kRunBytes);
  if (count > kMostHiddenRuns) return false;
  hidden.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    HiddenRun run;
    run.text = in.string(most_text);
    run.at = in.number<std::uint32_t>();
    run.page = in.number<std::uint32_t>();
    const auto how = in.number<std::uint8_t>();
    if (how > static_cast<std::uint8_t>(HiddenBy::kCovered)) return false;
    run.how = static_cast<HiddenBy>(how);
    hidden.push_back(std::move(run));
  }
  return true;
}

bool read_notes(RecordReader& in, std::vector<std::string>& notes) {
  const auto count = in.count(sizeof(std::uint64_t));
  if (count > kMostNotes) return false;
  for (std::uint64_t i = 0; i < count; ++i) notes.emplace_back(in.string(kMostSmallPayload));
  return std::ranges::all_of(notes, is_harmless);
}

}  // namespace

bool is_harmless(std::string_view line) {
  return !first_invalid_utf8(line) && std::ranges::none_of(line, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::string encode_document_head(std::string_view name) {
  RecordWriter out;
  out.string(name);
  return out.take();
}

std::optional<DocumentMessage> decode_document(std::string_view payload) {
  RecordReader in(payload);
  const auto name = in.string(payload.size());
  if (!in.sound()) return std::nullopt;
  return DocumentMessage{.name = name, .bytes = payload.substr(sizeof(std::uint64_t) + name.size())};
}

std::string encode_documents(std::span<const DocumentMessage> documents) {
  std::size_t size = sizeof(std::uint64_t);
  for (const auto& [name, bytes] : documents) size += 2 * sizeof(std::uint64_t) + name.size() + bytes.size();
  RecordWriter out(size);
  out.number(std::uint64_t{documents.size()});
  for (const auto& [name, bytes] : documents) {
    out.string(name);
    out.string(bytes);
  }
  return out.take();
}

std::optional<std::vector<DocumentMessage>> decode_documents(std::string_view payload) {
  RecordReader in(payload);
  const auto count = in.count(2 * sizeof(std::uint64_t));
  std::vector<DocumentMessage> documents;
  documents.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto name = in.string(payload.size());
    documents.push_back({.name = name, .bytes = in.string(payload.size())});
  }
  if (!in.complete()) return std::nullopt;
  return documents;
}

std::string encode_text_message(const ExtractedText& extracted) {
  // Named one by one, so that a member added to ExtractedText does not compile before it is sent.
  const auto& [text, blocks, format, encoding, notes, repair, hidden] = extracted;
  RecordWriter out(text.size() + blocks.size() * kBlockBytes + hidden.size() * kRunBytes + 1024);
  out.string(text);
  out.string(format);
  out.string(encoding);
  out.number(std::uint64_t{notes.size()});
  for (const auto& note : notes) out.string(note);
  write_repair(out, repair);
  out.number(std::uint64_t{blocks.size()});
  for (const auto& block : blocks) write_block(out, block);
  out.number(std::uint64_t{hidden.size()});
  for (const auto& run : hidden) write_run(out, run);
  return out.take();
}

std::optional<ExtractedText> decode_text_message(std::string_view payload, std::uint64_t most_text) {
  RecordReader in(payload);
  ExtractedText read;
  read.text = in.string(std::min<std::uint64_t>(most_text, kMaxTextBytes));
  read.format = in.string(kMostName);
  read.encoding = in.string(kMostName);
  const bool known = read_notes(in, read.notes) && read_repair(in, read.repair) && read_blocks(in, read.blocks) &&
                     read_hidden(in, most_text, read.hidden);
  const bool sound = known && in.complete();
  if (!sound || first_invalid_utf8(read.text) || read.text.starts_with("\uFEFF")) return std::nullopt;
  if (!is_harmless(read.format) || !is_harmless(read.encoding) || !keeps_layout(read) || !keeps_hidden(read))
    return std::nullopt;
  return read;
}

// A block or a hidden range holds a byte of text at least, and another one parts it from the next.
std::uint64_t most_text_payload(std::uint64_t most_text) {
  return most_text + (most_text / 2 + 1) * kBlockBytes + kMostHiddenRuns * kRunBytes + kMostNotes * 1024;
}

std::string encode_error(const Error& error) {
  RecordWriter out;
  out.number(static_cast<std::uint8_t>(error.code));
  out.number(static_cast<std::uint8_t>(error.fault));
  out.string(error.message);
  out.string(error.document);
  return out.take();
}

std::optional<Error> decode_error(std::string_view payload) {
  RecordReader in(payload);
  const auto code = in.number<std::uint8_t>();
  const auto fault = fault_from_number(in.number<std::uint8_t>());
  const auto message = in.string(kMostSmallPayload);
  const auto document = in.string(kMostSmallPayload);
  const bool sound =
      in.complete() && fault && is_harmless(document) && code <= static_cast<std::uint8_t>(ErrorCode::kUnavailable);
  if (!sound || message.empty() || !is_harmless(message)) return std::nullopt;
  return Error{static_cast<ErrorCode>(code), std::string(message), *fault, std::string(document)};
}

std::string encode_answers(std::span<const Result<ExtractedText>> answers) {
  RecordWriter out;
  out.number(std::uint64_t{answers.size()});
  for (const auto& answer : answers) {
    out.number(static_cast<std::uint8_t>(answer ? 1 : 0));
    out.string(answer ? encode_text_message(*answer) : encode_error(answer.error()));
  }
  return out.take();
}

std::optional<std::vector<Result<ExtractedText>>> decode_answers(std::string_view payload, std::uint64_t most_text) {
  RecordReader in(payload);
  const auto count = in.count(kLeastAnswerBytes);
  std::vector<Result<ExtractedText>> answers;
  answers.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto has_text = in.number<std::uint8_t>();
    const auto answer = in.string(payload.size());
    auto text = has_text == 1 ? decode_text_message(answer, most_text) : std::nullopt;
    auto error = has_text == 0 ? decode_error(answer) : std::nullopt;
    if (!text && !error) return std::nullopt;
    answers.push_back(text ? Result<ExtractedText>(*std::move(text)) : std::unexpected(*std::move(error)));
  }
  if (!in.complete()) return std::nullopt;
  return answers;
}

std::string encode_layers(const LayerStates& layers) {
  RecordWriter out;
  out.number(std::uint64_t{layers.size()});
  for (const auto& state : layers) {
    out.number(static_cast<std::uint8_t>(state.layer));
    out.number(static_cast<std::uint8_t>(state.on ? 1 : 0));
    out.string(state.remark);
  }
  return out.take();
}

std::optional<LayerStates> decode_layers(std::string_view payload) {
  RecordReader in(payload);
  LayerStates layers;
  const auto count = in.count(2 + sizeof(std::uint64_t));
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto layer = in.number<std::uint8_t>();
    const auto on = in.number<std::uint8_t>();
    const auto remark = in.string(kMostName);
    if (layer >= kLayers || on > 1 || !is_harmless(remark)) return std::nullopt;
    layers.push_back({static_cast<Layer>(layer), on == 1, std::string(remark)});
  }
  if (!in.complete()) return std::nullopt;
  return layers;
}

}  // namespace tamga
