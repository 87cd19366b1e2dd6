#include "engine/base/signing.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <cassert>
#include <cstddef>
#include <utility>

#include "engine/base/hash.h"

namespace tamga {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* held) const {
    static_cast<void>(Free(held));
  }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

KeyHandle handle_of(const PublicKey& key) {
  return KeyHandle(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const auto size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

// Nobody is asked for a passphrase: the program may run without anybody there.
int no_passphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*nothing*/) {
  return -1;
}

}  // namespace

std::string key_id(const PublicKey& key) {
  const auto handle = handle_of(key);
  std::array<unsigned char, 64> der{};  // has 44 bytes: RFC 8410. Left to make the memory, OpenSSL 3.0 loses it.
  auto* end = der.data();
  [[maybe_unused]] const int size = i2d_PUBKEY(handle.get(), nullptr);
  assert(size > 0 && static_cast<std::size_t>(size) <= der.size());
  i2d_PUBKEY(handle.get(), &end);
  return sha256_hex({reinterpret_cast<const char*>(der.data()), static_cast<std::size_t>(end - der.data())})
      .substr(0, 32);
}

std::string public_key_pem(const PublicKey& key) {
  const auto handle = handle_of(key);
  const Bio bio(BIO_new(BIO_s_mem()));
  [[maybe_unused]] const int written = PEM_write_bio_PUBKEY(bio.get(), handle.get());
  assert(written == 1);  // fails only without memory
  return text_of(bio.get());
}

bool signature_holds(const PublicKey& key, std::string_view message, const Signature& signature) {
  const auto handle = handle_of(key);
  const Context context(EVP_MD_CTX_new());
  const bool holds =
      handle && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, handle.get()) == 1 &&
      EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes_of(message), message.size()) == 1;
  ERR_clear_error();
  return holds;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept : bytes_(other.bytes_) {
  other.wipe();  // a moved-from short string would keep its bytes
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  bytes_ = other.bytes_;
  other.wipe();
  return *this;
}

SecretBytes::~SecretBytes() {
  wipe();
}

void SecretBytes::wipe() {
  OPENSSL_cleanse(bytes_.data(), bytes_.size());
  bytes_.clear();
}

struct PrivateKey::Held {
  KeyHandle key;
};

PrivateKey::PrivateKey(std::unique_ptr<Held> held) : held_(std::move(held)) {}
PrivateKey::PrivateKey(PrivateKey&&) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&&) noexcept = default;
PrivateKey::~PrivateKey() = default;

Result<PrivateKey> PrivateKey::generate() {
  KeyHandle key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  ERR_clear_error();
  if (!key) return fail(ErrorCode::kUnavailable, "no key can be made: the system gives no random numbers");
  return PrivateKey(std::make_unique<Held>(std::move(key)));
}

Result<PrivateKey> PrivateKey::from_pem(std::string_view pem, std::string_view name) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
  ERR_clear_error();
  if (!key) return fail(ErrorCode::kCorrupt, std::string(name) + ": not a private key in PEM without a passphrase");
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": a private key, but not one for Ed25519");
  }
  return PrivateKey(std::make_unique<Held>(std::move(key)));
}

PublicKey PrivateKey::public_key() const {
  PublicKey key{};
  std::size_t size = key.size();
  [[maybe_unused]] const int got = EVP_PKEY_get_raw_public_key(held_->key.get(), key.data(), &size);
  assert(got == 1 && size == key.size());
  return key;
}

SecretBytes PrivateKey::to_pem() const {
  const Bio bio(BIO_new(BIO_s_mem()));  // overwritten when freed
  [[maybe_unused]] const int written =
      PEM_write_bio_PKCS8PrivateKey(bio.get(), held_->key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  assert(written == 1);
  return SecretBytes(text_of(bio.get()));
}

Signature PrivateKey::sign(std::string_view message) const {
  Signature signature{};
  std::size_t size = signature.size();
  const Context context(EVP_MD_CTX_new());
  [[maybe_unused]] const bool done =
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, held_->key.get()) == 1 &&
      EVP_DigestSign(context.get(), signature.data(), &size, bytes_of(message), message.size()) == 1;
  assert(done && size == signature.size());  // fails only without memory
  return signature;
}

}  // namespace tamga
