package unimig.runner.api;

/**
 * An object whose keys only the run knows. Names that every object of JavaScript inherits have no
 * Java value: to ask for one that it does not have itself is an {@link IllegalStateException}.
 */
final class Dictionary extends JavaScriptObject {
  @Override
  void requireKnown(String key) {
    Properties.requireOwn(key, this);
  }
}
