// The header: "tamgaseg"; u32le number, first document, last document; byte fingerprint bits, byte bucket bits; seal.
// The directory: 2^(bucket bits) + 1 places in the file, u64le; seal.
#include "engine/index/segment.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "engine/index/byte_codec.h"
#include "engine/index/posting_block.h"

namespace tamga {
namespace {

constexpr std::string_view kMagic = "tamgaseg";
constexpr std::size_t kHeaderBytes = 8 + 3 * 4 + 2 + kSealBytes;
constexpr std::uint64_t kLeastBlockPostings = 60;
constexpr int kMaxBucketBits = 32;
constexpr std::size_t kEntryBytes = 8;

static_assert(std::endian::native == std::endian::little, "the directory is read as it lies in the file");

std::string encode_header(const SegmentInfo& info, std::uint32_t fingerprint_bits) {
  ByteWriter writer;
  writer.raw(kMagic);
  for (const auto number : {info.number, info.first_document, info.last_document}) writer.little_endian(number, 4);
  writer.byte(static_cast<std::uint8_t>(fingerprint_bits));
  writer.byte(static_cast<std::uint8_t>(info.bucket_bits));
  return seal(writer.take());
  return seal(writer.take());
}

}  // namespace

std::uint32_t choose_bucket_bits(std::uint64_t postings) {
  const int bits = static_cast<int>(std::bit_width(postings / kLeastBlockPostings)) - 1;
  return static_cast<std::uint32_t>(std::clamp(bits, 0, kMaxBucketBits));
}

std::filesystem::path segment_directory(const std::filesystem::path& index) {
  return index / "segments";
}

std::filesystem::path segment_path(const std::filesystem::path& index, std::uint32_t number) {
  return segment_directory(index) / (std::to_string(number) + ".segment");
}

Error Segment::damaged(const std::string& what) const {
  return {ErrorCode::kCorrupt, file_.path().string() + ": the index is damaged: " + what};
}

Error Segment::damaged(std::uint64_t bucket) const {
  return damaged("block " + std::to_string(bucket) + " of segment " + std::to_string(info_.number));
}

Result<SegmentPointer> Segment::open(const std::filesystem::path& path, const SegmentInfo& info,
                                     std::uint32_t fingerprint_bits) {
  auto file = IndexFile::open(path);
  if (!file) return std::unexpected(file.error());
  const auto segment = std::make_shared<Segment>();
  segment->info_ = info;
  segment->file_ = std::move(*file);
  segment->rest_bits_ = fingerprint_bits - info.bucket_bits;
  if (auto read = segment->read_header(); !read) return std::unexpected(read.error());
  if (auto read = segment->read_directory(); !read) return std::unexpected(read.error());
  return segment;
}

Status Segment::read_header() {
  const std::uint64_t directory = ((1ULL << info_.bucket_bits) + 1) * kEntryBytes + kSealBytes;
  if (file_.size() != info_.bytes || file_.size() < kHeaderBytes + directory) {
    return std::unexpected(damaged("the file has " + std::to_string(file_.size()) + " bytes"));
  }
  std::string header(kHeaderBytes, '\0');
  if (auto read = file_.read(0, header); !read) return read;
  if (header != encode_header(info_, rest_bits_ + info_.bucket_bits)) return std::unexpected(damaged("its header"));
  return {};
}

Status Segment::read_directory() {
  const std::size_t entries = (1ULL << info_.bucket_bits) + 1;
  std::string bytes(entries * kEntryBytes + kSealBytes, '\0');
  if (auto read = file_.read(file_.size() - bytes.size(), bytes); !read) return read;
  const auto row = unseal(bytes);
  if (!row) return std::unexpected(damaged("its directory"));
  begins_.resize(entries);
  std::memcpy(begins_.data(), row->data(), row->size());
  const bool in_place = begins_.front() == kHeaderBytes && begins_.back() == file_.size() - bytes.size();
  if (!in_place || !std::ranges::is_sorted(begins_)) return std::unexpected(damaged("the order of its directory"));
  return {};
}

SegmentWriter::SegmentWriter(IndexFileWriter file, SegmentInfo info, std::uint32_t rest_bits)
    : file_(std::move(file)), info_(info), rest_bits_(rest_bits) {
  begins_.reserve((1ULL << info.bucket_bits) + 1);
}

Result<SegmentWriter> SegmentWriter::create(const std::filesystem::path& path, SegmentInfo info,
                                            std::uint32_t fingerprint_bits, std::uint64_t expected) {
  auto file = IndexFileWriter::create(path);
  if (!file) return std::unexpected(file.error());
  info.bucket_bits = choose_bucket_bits(expected);
  info.postings = info.blocks = info.bytes = 0;
  if (auto written = file->append(encode_header(info, fingerprint_bits)); !written) {
    return std::unexpected(written.error());
  }
  return SegmentWriter(std::move(*file), info, fingerprint_bits - info.bucket_bits);
}

Status SegmentWriter::add(std::span<const Posting> postings) {
  for (const auto& posting : postings) {
    assert(posting.document >= info_.first_document && posting.document <= info_.last_document);
    if (!block_.empty() && (posting.fingerprint >> rest_bits_) != (block_.front().fingerprint >> rest_bits_)) {
      if (auto written = write_block(); !written) return written;
    }
    block_.push_back(posting);
  }
  return {};
}

Status SegmentWriter::write_block() {
  if (block_.empty()) return {};
  // The buckets between the block before and this one have none: they begin where this one begins.
  begins_.resize((block_.front().fingerprint >> rest_bits_) + 1, file_.size());
  const auto bytes = encode_posting_block(block_, rest_bits_);
  info_.postings += block_.size();
  info_.blocks += 1;
  block_.clear();
  return file_.append(bytes);
}

Result<SegmentInfo> SegmentWriter::finish() {
  if (auto written = write_block(); !written) return std::unexpected(written.error());
  begins_.resize((1ULL << info_.bucket_bits) + 1, file_.size());
  std::string directory(begins_.size() * kEntryBytes, '\0');
  std::memcpy(directory.data(), begins_.data(), directory.size());
  if (auto written = file_.append(seal(std::move(directory))); !written) return std::unexpected(written.error());
  info_.bytes = file_.size();
  if (auto finished = file_.finish(); !finished) return std::unexpected(finished.error());
  return info_;
}

}  // namespace tamga
