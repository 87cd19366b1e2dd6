// Signatures: Ed25519 (RFC 8032), by OpenSSL. Keys are in the forms that OpenSSL reads and writes: PEM, PKCS #8 for the
// private one, SubjectPublicKeyInfo for the public one.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

using PublicKey = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;

// What a key is called by: the first 32 hexadecimal digits of the SHA-256 of its SubjectPublicKeyInfo in DER, so that
// `openssl pkey -pubin -outform DER | sha256sum` shows it too.
std::string key_id(const PublicKey& key);

std::string public_key_pem(const PublicKey& key);

// Whether `signature` is that of `message` by `key`.
bool signature_holds(const PublicKey& key, std::string_view message, const Signature& signature);

// Bytes that are overwritten when they are no longer needed.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  std::string_view view() const { return bytes_; }

 private:
  void wipe();
  std::string bytes_;
};

// A private key. OpenSSL holds it, and overwrites it when it goes.
class PrivateKey {
 public:
  // kUnavailable if the system has no randomness.
  static Result<PrivateKey> generate();
  // kCorrupt, naming `name`, for anything but one Ed25519 key without a passphrase.
  static Result<PrivateKey> from_pem(std::string_view pem, std::string_view name);

  PrivateKey(PrivateKey&&) noexcept;
  PrivateKey& operator=(PrivateKey&&) noexcept;
  PrivateKey(const PrivateKey&) = delete;
  PrivateKey& operator=(const PrivateKey&) = delete;
  ~PrivateKey();

  PublicKey public_key() const;
  SecretBytes to_pem() const;
  Signature sign(std::string_view message) const;

 private:
  struct Held;
  explicit PrivateKey(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace tamga
