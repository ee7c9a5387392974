#include "support/whole_file.hpp"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "support/checksum.hpp"
#include "support/interrupt.hpp"

namespace ssot {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t checksum_size = 16;

bool write_parts(const fs::path& path, std::initializer_list<llvm::StringRef> parts) {
  const Uninterrupted whole;
  std::error_code ec;
  fs::create_directories(path.parent_path(), ec);
  static std::atomic<unsigned> number{0};
  const fs::path stage = path.string() + "." + std::to_string(number++) + "." + std::to_string(::getpid());
  bool is_written = false;
  {
    std::ofstream out(stage, std::ios::binary);
    for (const llvm::StringRef part : parts) out.write(part.data(), static_cast<std::streamsize>(part.size()));
    out.close();
    is_written = !out.fail();
  }
  if (is_written) fs::rename(stage, path, ec);
  if (is_written && !ec) return true;
  fs::remove(stage, ec);
  return false;
}

}  // namespace

bool write_whole(const std::string& path, llvm::StringRef bytes) {
  return write_parts(path, {bytes});
}

bool write_checked(const std::string& path, llvm::StringRef bytes) {
  return write_parts(path, {checksum(bytes), bytes});
}

CheckedFile::CheckedFile(const std::string& path, llvm::StringRef kind) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer || (*buffer)->getBufferSize() < checksum_size) return;
  const llvm::StringRef bytes = (*buffer)->getBuffer().drop_front(checksum_size);
  if (!bytes.starts_with(kind) || checksum(bytes) != (*buffer)->getBuffer().take_front(checksum_size)) return;
  buffer_ = std::move(*buffer);
  bytes_ = bytes.drop_front(kind.size());
}

}  // namespace ssot
