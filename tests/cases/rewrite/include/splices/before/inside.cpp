#inc\
lude "old/mana\
ger.h" /* spliced */

void inside(old::Manager& manager) { manager.send("ada", "hello"); }
