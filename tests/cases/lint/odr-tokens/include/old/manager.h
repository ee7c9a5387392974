#pragma once

namespace old {
class Mailbox {};
}
