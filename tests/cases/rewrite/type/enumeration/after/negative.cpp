enum class Level { LOW, HIGH };

Level other(bool high) { return high ? Level::HIGH : Level::LOW; }
