// no_polly.cpp - stands in for LLVM's loop optimiser where its static library is not installed.
//
// Clang's back end registers it by this name; ssot never runs the back end.
#include <llvm/Passes/PassPlugin.h>

llvm::PassPluginLibraryInfo getPollyPluginInfo();

llvm::PassPluginLibraryInfo getPollyPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "none", "0", [](llvm::PassBuilder&) {}};
}
