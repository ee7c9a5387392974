namespace old {
inline namespace v1 {
class Shape;
}
}  // namespace old

old::Shape* kept(old::Shape* shape) { return shape; }
