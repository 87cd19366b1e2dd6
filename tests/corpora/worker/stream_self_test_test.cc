// What a worker proves itself on must fail where a reader does.
#include "corpora/worker/stream_self_test.h"

#include <gtest/gtest.h>

#include "corpora/archive/archive_reader.h"
#include "corpora/wiki/wiki_dump.h"

namespace tamga {
namespace {

DocumentStream open(const StreamRequest& request, ByteFeed feed) {
  const bool dump = request.kind == StreamKind::kWikiDump;
  return dump ? open_wiki_dump(request, std::move(feed)) : open_archive(request, std::move(feed));
}

TEST(StreamSelfTest, PassesWhereEverythingIsThere) {
  EXPECT_EQ(first_misread(open, known_streams()), std::nullopt);
}

TEST(StreamSelfTest, FailsForEachWayOfOpeningThatIsNot) {
  for (const auto& broken : known_streams()) {
    const auto open_but_one = [&broken](const StreamRequest& request, ByteFeed feed) {
      auto stream = open(request, std::move(feed));
      if (request.name != broken.name) return stream;
      return DocumentStream{.is_document = false, .next = [inner = std::move(stream)]() {
                              auto file = inner.next();
                              if (file && *file) (*file)->name = "?";  // as where a table of letters is missing
                              return file;
                            }};
    };
    const auto why = first_misread(open_but_one, known_streams());
    ASSERT_TRUE(why) << broken.name;
    EXPECT_TRUE(why->contains(broken.name)) << *why;
  }
}

}  // namespace
}  // namespace tamga
