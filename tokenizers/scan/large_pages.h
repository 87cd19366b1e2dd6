// Memory for tables that are read at random places: in large pages, where the system has them. Looking up the page of
// an address costs more than the memory itself otherwise.
#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <new>

namespace tamga {

// An allocator for std::vector. Blocks of half a large page and more take whole ones.
template <class T>
struct LargePages {
  using value_type = T;

  static constexpr std::size_t kPage = std::size_t{2} << 20U;

  LargePages() = default;
  template <class U>
  explicit LargePages(const LargePages<U>& /*other*/) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    const auto alignment = alignment_of(bytes);
    void* block = ::operator new(rounded(bytes), alignment);
    // A hint only: without large pages all is as before, but slower.
    if (is_large(bytes)) madvise(block, rounded(bytes), MADV_HUGEPAGE);
    return static_cast<T*>(block);
  }

  void deallocate(T* block, std::size_t count) {
    ::operator delete(block, rounded(count * sizeof(T)), alignment_of(count * sizeof(T)));
  }

  bool operator==(const LargePages&) const = default;

 private:
  static bool is_large(std::size_t bytes) { return bytes >= kPage / 2; }
  static std::align_val_t alignment_of(std::size_t bytes) {
    return std::align_val_t{is_large(bytes) ? kPage : std::max(alignof(T), alignof(std::max_align_t))};
  }
  static std::size_t rounded(std::size_t bytes) {
    return is_large(bytes) ? (bytes + kPage - 1) / kPage * kPage : bytes;
  }
};

}  // namespace tamga
