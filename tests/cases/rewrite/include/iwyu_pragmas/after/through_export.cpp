#include "app/exports.h"

void through_export(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
