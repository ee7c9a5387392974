#include "prove/object_code.hpp"

#include <llvm/BinaryFormat/ELF.h>
#include <llvm/Object/ELFObjectFile.h>

#include <algorithm>

#include "support/problem.hpp"

namespace ssot::prove {
namespace {

namespace elf = llvm::ELF;

// Unwind tables say the same as the code does, in an order of their own; notes say nothing.
bool is_kept(llvm::StringRef name, std::uint64_t flags, std::uint32_t type) {
  if ((flags & elf::SHF_ALLOC) == 0 || type == elf::SHT_NOTE || type == elf::SHT_GROUP) return false;
  return name != ".eh_frame" && !name.starts_with(".ARM.ex") && !name.starts_with(".sframe");
}

template <class ELFT>
class Reader {
 public:
  explicit Reader(const llvm::object::ELFObjectFile<ELFT>& object) : file_(object.getELFFile()) {
    out_.triple = object.makeTriple().str();
  }

  llvm::Expected<ObjectCode> run() {
    auto headers = file_.sections();
    if (!headers) return headers.takeError();
    headers_ = *headers;
    out_.sections.resize(headers_.size());
    for (std::size_t i = 0; i < headers_.size(); ++i)
      if (llvm::Error error = section(i)) return error;
    for (const auto& header : headers_)
      if (header.sh_type == elf::SHT_SYMTAB)
        if (llvm::Error error = symbols(header)) return error;
    for (const auto& header : headers_) {
      if (llvm::Error error = relocations(header)) return error;
      if (llvm::Error error = group(header)) return error;
    }
    return std::move(out_);
  }

 private:
  using Header = typename ELFT::Shdr;

  llvm::Error section(std::size_t i) {
    const Header& header = headers_[i];
    auto name = file_.getSectionName(header);
    if (!name) return name.takeError();
    Section& section = out_.sections[i];
    section.name = name->str();
    section.kept = is_kept(*name, header.sh_flags, header.sh_type);
    if (!section.kept) return llvm::Error::success();
    section.size = header.sh_size;
    section.entry = header.sh_entsize;
    section.code = (header.sh_flags & elf::SHF_EXECINSTR) != 0;
    const bool merge = (header.sh_flags & elf::SHF_MERGE) != 0;
    section.strings = merge && (header.sh_flags & elf::SHF_STRINGS) != 0;
    section.constants = merge && !section.strings && section.entry != 0;
    if (header.sh_type == elf::SHT_NOBITS) return llvm::Error::success();
    auto bytes = file_.getSectionContents(header);
    if (!bytes) return bytes.takeError();
    section.bytes.assign(bytes->begin(), bytes->end());
    return llvm::Error::success();
  }

  llvm::Error symbols(const Header& table) {
    auto range = file_.symbols(&table);
    if (!range) return range.takeError();
    auto names = file_.getStringTableForSymtab(table);
    if (!names) return names.takeError();
    llvm::object::DataRegion<typename ELFT::Word> far(llvm::ArrayRef<typename ELFT::Word>{});
    for (const auto& header : headers_) {
      if (header.sh_type != elf::SHT_SYMTAB_SHNDX) continue;
      auto indices = file_.getSHNDXTable(header);
      if (!indices) return indices.takeError();
      far = llvm::object::DataRegion<typename ELFT::Word>(*indices);
    }
    for (const auto& each : *range) {
      auto name = each.getName(*names);
      if (!name) return name.takeError();
      Symbol symbol;
      symbol.name = name->str();
      symbol.value = each.st_value;
      symbol.size = each.st_size;
      symbol.local = each.getBinding() == elf::STB_LOCAL;
      symbol.weak = each.getBinding() == elf::STB_WEAK || each.getBinding() == elf::STB_GNU_UNIQUE;
      symbol.is_section = each.getType() == elf::STT_SECTION;
      if (each.st_shndx == elf::SHN_ABS) symbol.where = Symbol::Where::absolute;
      if (each.st_shndx == elf::SHN_COMMON) symbol.where = Symbol::Where::common;
      auto index = file_.getSectionIndex(each, *range, far);
      if (!index) return index.takeError();
      if (*index != 0) {
        symbol.where = Symbol::Where::section;
        symbol.section = *index;
      }
      out_.symbols.push_back(std::move(symbol));
    }
    return llvm::Error::success();
  }

  Section* target_of(const Header& header) {
    const std::uint32_t index = header.sh_info;
    if (index >= out_.sections.size() || !out_.sections[index].kept) return nullptr;
    return &out_.sections[index];
  }

  llvm::Error relocations(const Header& header) {
    if (header.sh_type != elf::SHT_RELA && header.sh_type != elf::SHT_REL) return llvm::Error::success();
    Section* target = target_of(header);
    if (target == nullptr) return llvm::Error::success();
    if (header.sh_type == elf::SHT_RELA) {
      auto range = file_.relas(header);
      if (!range) return range.takeError();
      for (const auto& each : *range)
        target->relocations.push_back({each.r_offset, each.getType(false), each.getSymbol(false), each.r_addend});
    } else {
      auto range = file_.rels(header);
      if (!range) return range.takeError();
      for (const auto& each : *range)
        target->relocations.push_back({each.r_offset, each.getType(false), each.getSymbol(false), 0});
    }
    for (const Relocation& each : target->relocations)
      if (each.symbol >= out_.symbols.size())
        return llvm::createStringError("a relocation names a symbol that is not there");
    std::stable_sort(target->relocations.begin(), target->relocations.end(),
                     [](const Relocation& a, const Relocation& b) { return a.offset < b.offset; });
    return llvm::Error::success();
  }

  llvm::Error group(const Header& header) {
    if (header.sh_type != elf::SHT_GROUP) return llvm::Error::success();
    auto words = file_.template getSectionContentsAsArray<typename ELFT::Word>(header);
    if (!words) return words.takeError();
    if (header.sh_info >= out_.symbols.size()) return llvm::Error::success();
    for (const auto& index : words->drop_front(std::min<std::size_t>(1, words->size())))
      if (index < out_.sections.size()) out_.sections[index].group = out_.symbols[header.sh_info].name;
    return llvm::Error::success();
  }

  const llvm::object::ELFFile<ELFT>& file_;
  llvm::ArrayRef<Header> headers_;
  ObjectCode out_;
};

llvm::Expected<ObjectCode> read(const llvm::object::ObjectFile& object) {
  namespace obj = llvm::object;
  if (const auto* file = llvm::dyn_cast<obj::ELF64LEObjectFile>(&object)) return Reader(*file).run();
  if (const auto* file = llvm::dyn_cast<obj::ELF32LEObjectFile>(&object)) return Reader(*file).run();
  if (const auto* file = llvm::dyn_cast<obj::ELF64BEObjectFile>(&object)) return Reader(*file).run();
  if (const auto* file = llvm::dyn_cast<obj::ELF32BEObjectFile>(&object)) return Reader(*file).run();
  return llvm::createStringError("not an ELF object");
}

}  // namespace

bool ObjectCode::is_named(const Symbol& symbol) {
  const llvm::StringRef name = symbol.name;
  for (const char* numbered : {"CSWTCH.", "C.", "__func__.", "__FUNCTION__.", "__PRETTY_FUNCTION__."})
    if (symbol.local && name.starts_with(numbered)) return false;  // GCC's own constants, by a running number
  return !name.empty() && !symbol.is_section && !name.starts_with(".L") && !name.starts_with("GCC_except_table") &&
         !name.starts_with("$");  // mapping symbols of ARM
}

llvm::Expected<ObjectCode> read_object(llvm::StringRef bytes, const std::string& path) {
  const auto wrong = [&](llvm::Error error) {
    return problem({path, 0, 0, {}}, "the object code cannot be read: " + llvm::toString(std::move(error)),
                   "only ELF objects can be compared");
  };
  auto object = llvm::object::ObjectFile::createObjectFile(llvm::MemoryBufferRef(bytes, path));
  if (!object) return wrong(object.takeError());
  llvm::Expected<ObjectCode> code = read(**object);
  if (!code) return wrong(code.takeError());
  return code;
}

}  // namespace ssot::prove
