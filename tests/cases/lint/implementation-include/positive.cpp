#include <app/detail/manager_impl.hpp>

app::detail::ManagerImpl impl;
