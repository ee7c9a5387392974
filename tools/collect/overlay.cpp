#include "collect/overlay.hpp"

#include <llvm/Support/MemoryBuffer.h>

namespace ssot::collect {
namespace {

namespace vfs = llvm::vfs;

class LaidOverFile final : public vfs::File {
 public:
  LaidOverFile(vfs::Status status, const std::string& content) : status_(std::move(status)), content_(content) {}

  llvm::ErrorOr<vfs::Status> status() override { return status_; }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> getBuffer(const llvm::Twine& name, std::int64_t /*size*/,
                                                               bool /*needs_terminator*/,
                                                               bool /*is_volatile*/) override {
    return llvm::MemoryBuffer::getMemBuffer(content_, name.str(), /*RequiresNullTerminator=*/true);
  }
  std::error_code close() override { return {}; }

 private:
  vfs::Status status_;
  const std::string& content_;
};

class LaidOverDisk final : public vfs::ProxyFileSystem {
 public:
  LaidOverDisk(llvm::IntrusiveRefCntPtr<vfs::FileSystem> disk, const Overlay& overlay)
      : ProxyFileSystem(std::move(disk)), only_here_(llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>()) {
    for (const auto& [path, content] : overlay) {
      if (const auto status = getUnderlyingFS().status(path))
        laid_over_.emplace(status->getUniqueID(), &content);
      else
        only_here_->addFile(path, 0, llvm::MemoryBuffer::getMemBuffer(content, path));
    }
  }

  llvm::ErrorOr<vfs::Status> status(const llvm::Twine& path) override {
    llvm::ErrorOr<vfs::Status> status = getUnderlyingFS().status(path);
    if (!status) return only_here_->status(path);
    if (const std::string* content = content_of(*status))
      return vfs::Status::copyWithNewSize(*status, content->size());
    return status;
  }
  bool exists(const llvm::Twine& path) override {
    return getUnderlyingFS().exists(path) || only_here_->exists(path);
  }
  llvm::ErrorOr<std::unique_ptr<vfs::File>> openFileForRead(const llvm::Twine& path) override {
    llvm::ErrorOr<std::unique_ptr<vfs::File>> file = getUnderlyingFS().openFileForRead(path);
    if (!file) return only_here_->openFileForRead(path);
    const llvm::ErrorOr<vfs::Status> status = (*file)->status();
    if (!status) return file;
    const std::string* content = content_of(*status);
    if (content == nullptr) return file;
    return std::make_unique<LaidOverFile>(vfs::Status::copyWithNewSize(*status, content->size()), *content);
  }
  std::error_code getRealPath(const llvm::Twine& path, llvm::SmallVectorImpl<char>& out) override {
    if (!getUnderlyingFS().getRealPath(path, out)) return {};
    return only_here_->getRealPath(path, out);
  }
  std::error_code setCurrentWorkingDirectory(const llvm::Twine& path) override {
    only_here_->setCurrentWorkingDirectory(path);
    return getUnderlyingFS().setCurrentWorkingDirectory(path);
  }

 private:
  const std::string* content_of(const vfs::Status& status) const {
    const auto found = laid_over_.find(status.getUniqueID());
    return found == laid_over_.end() ? nullptr : found->second;
  }

  std::map<llvm::sys::fs::UniqueID, const std::string*> laid_over_;
  llvm::IntrusiveRefCntPtr<vfs::InMemoryFileSystem> only_here_;
};

}  // namespace

llvm::IntrusiveRefCntPtr<vfs::FileSystem> lay_over_disk(const Overlay& overlay, const std::string& directory) {
  llvm::IntrusiveRefCntPtr<vfs::FileSystem> view(vfs::createPhysicalFileSystem().release());
  if (!overlay.empty()) view = llvm::makeIntrusiveRefCnt<LaidOverDisk>(view, overlay);
  view->setCurrentWorkingDirectory(directory);
  return view;
}

}  // namespace ssot::collect
