#include "prove/source_place.hpp"

#include <llvm/DebugInfo/DWARF/DWARFContext.h>
#include <llvm/Object/ObjectFile.h>

namespace ssot::prove {

SourcePlace source_place(llvm::StringRef object, const ObjectCode& compared, std::uint32_t section,
                         std::uint64_t offset) {
  const std::string& wanted = compared.sections[section].name;
  unsigned ordinal = 0;
  for (std::uint32_t i = 0; i < section; ++i)
    if (compared.sections[i].name == wanted) ++ordinal;
  auto file = llvm::object::ObjectFile::createObjectFile(llvm::MemoryBufferRef(object, "object"));
  if (!file) {
    llvm::consumeError(file.takeError());
    return {};
  }
  std::uint64_t index = llvm::object::SectionedAddress::UndefSection;
  for (const llvm::object::SectionRef& each : (*file)->sections()) {
    llvm::Expected<llvm::StringRef> name = each.getName();
    if (!name) {
      llvm::consumeError(name.takeError());
      continue;
    }
    if (*name == wanted && ordinal-- == 0) {
      index = each.getIndex();
      break;
    }
  }
  if (index == llvm::object::SectionedAddress::UndefSection) return {};
  const auto quiet = [](llvm::Error error) { llvm::consumeError(std::move(error)); };
  const std::unique_ptr<llvm::DWARFContext> context = llvm::DWARFContext::create(
      **file, llvm::DWARFContext::ProcessDebugRelocations::Process, nullptr, {}, quiet, quiet);
  llvm::DILineInfoSpecifier how(llvm::DILineInfoSpecifier::FileLineInfoKind::AbsoluteFilePath);
  const llvm::DILineInfo found = context->getLineInfoForAddress({offset, index}, how);
  if (found.FileName == llvm::DILineInfo::BadString) return {};
  return {found.FileName, found.Line};
}

}  // namespace ssot::prove
