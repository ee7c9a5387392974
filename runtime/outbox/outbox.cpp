#include "outbox/outbox.hpp"

namespace ssot::outbox {

Outbox::Step Outbox::next() {
  if (closed_) return Step::close;
  if (at_ < batch_.size()) return Step::write;
  at_ = 0;
  switch (feed_->take(batch_, why_)) {
    case Feed::Next::frames:
      return Step::write;
    case Feed::Next::idle:
      return Step::idle;
    case Feed::Next::close:
      break;
  }
  closed_ = true;
  return Step::close;
}

void Outbox::written() {
  batch_[at_++].reset();
  feed_->commit(1);
}

}  // namespace ssot::outbox
