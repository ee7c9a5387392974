#include "scan/cmake_file_api.hpp"

#include <gmock/gmock.h>

namespace ssot::scan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct CmakeFileApi : testing::Test {
  MemoryDisk disk;

  CmakeFileApi() {
    put("index-1.json", R"({"objects": [{"kind": "codemodel", "version": {"major": 2}, "jsonFile": "old.json"}]})");
    put("index-2.json", R"({"objects": [{"kind": "cache", "version": {"major": 2}, "jsonFile": "cache.json"},
                                        {"kind": "codemodel", "version": {"major": 2}, "jsonFile": "model.json"}]})");
    put("model.json", R"({"paths": {"source": "/p", "build": "/p/build"}, "configurations": [{"targets": [
      {"jsonFile": "app.json"}, {"jsonFile": "lib.json"}, {"jsonFile": "base.json"}, {"jsonFile": "gen.json"}, {"jsonFile": "so.json"}]}]})");
    put("app.json", target("app", "EXECUTABLE", "src/app.cpp", R"({"id": "lib"}, {"id": "gen"}, {"id": "so"})"));
    put("lib.json", target("lib", "STATIC_LIBRARY", "lib/../lib/lib.cpp", R"({"id": "base"})"));
    put("base.json", target("base", "OBJECT_LIBRARY", "/elsewhere/base.cpp", R"({"id": "lib"})"));
    put("gen.json", target("gen", "EXECUTABLE", "gen/gen.cpp", ""));
    put("so.json", target("so", "SHARED_LIBRARY", "so/so.cpp", ""));
  }
  void put(const std::string& name, const std::string& text) { disk.files["/p/build/.cmake/api/v1/reply/" + name] = text; }
  static std::string target(const std::string& name, const std::string& type, const std::string& source, const std::string& needs) {
    return R"({"id": ")" + name + R"(", "name": ")" + name + R"(", "type": ")" + type + R"(", "sources": [{"path": ")" + source +
           R"(", "compileGroupIndex": 0}, {"path": "src/only.hpp"}], "dependencies": [)" + needs + "]}";
  }
};

TEST_F(CmakeFileApi, AProgramHasItsSourcesAndThoseOfItsLibraries) {
  const auto found = programs_of_cmake("/p/build", disk);
  EXPECT_THAT(found.at("/p/src/app.cpp"), ElementsAre("app"));
  EXPECT_THAT(found.at("/p/lib/lib.cpp"), ElementsAre("app"));
  EXPECT_THAT(found.at("/elsewhere/base.cpp"), ElementsAre("app"));
  EXPECT_THAT(found.at("/p/so/so.cpp"), ElementsAre("app", "so"));
  EXPECT_THAT(found.at("/p/gen/gen.cpp"), ElementsAre("gen")) << "what only runs before is no part";
  EXPECT_FALSE(found.contains("/p/src/only.hpp"));
}

TEST_F(CmakeFileApi, WithoutAnAnswerNothingIsKnown) {
  EXPECT_THAT(programs_of_cmake("/elsewhere", disk), IsEmpty());
  put("model.json", "{");
  EXPECT_THAT(programs_of_cmake("/p/build", disk), IsEmpty());
  put("index-3.json", "[]");
  EXPECT_THAT(programs_of_cmake("/p/build", disk), IsEmpty());
}

}  // namespace
}  // namespace ssot::scan
