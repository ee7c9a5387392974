#pragma once

namespace old {

enum Color { RED, SCARLET, BLUE };

}  // namespace old
