#include "scan/scan_store.hpp"

#include "support/checksum.hpp"
#include "support/whole_file.hpp"

namespace ssot::scan {

ScanStore::ScanStore(std::string folder, std::uint64_t fingerprint)
    : folder_(std::move(folder)), fingerprint_(fingerprint), files_(folder_ + "/files"), folders_(folder_ + "/folders") {}

std::string ScanStore::kind() const {
  return "ssot-scan 1 " + hex(fingerprint_) + "\n";
}

ScanRecord ScanStore::load() const {
  const CheckedFile file(folder_ + "/record", kind());
  return read_scan_record(file.bytes()).value_or(ScanRecord());
}

void ScanStore::save(const ScanRecord& record) {
  write_checked(folder_ + "/record", kind() + to_bytes(record));
}

}  // namespace ssot::scan
