package unimig.converter.translate;

import java.util.List;
import java.util.TreeMap;

/** Keeps comments in front of the statement that they are about, or where a block ends. */
final class Comments {
  /** Methods of Knex whose functions build, and are no functions of Java. */
  private static final String BUILDING =
      "table|(create|alter)Table.*|((and|or)?[wW]|w)here.*|.*[jJ]oin|on|modify|with.*|union.*"
          + "|(or)?[hH]aving.*|create(Materialized)?View.*|view";

  private final Body body;
  private final Module module;
  private final TreeMap<Integer, Comment> found = new TreeMap<>();

  private Comments(Body body) {
    this.body = body;
    this.module = body.unit().module();
  }

  /** Those before a statement, on its last line, and inside its expressions. */
  static void before(Node node, Body body) {
    Comments comments = new Comments(body);
    comments.leading(node);
    if (node.is(
        "ExpressionStatement", "VariableDeclaration", "ReturnStatement", "ThrowStatement")) {
      comments.inside(node, false, node);
      comments.behind(node);
    }
    comments.write();
  }

  /** The comments of a block that holds nothing else. */
  static void inside(Node block, Body body) {
    new Comments(body).write(Comment.of(block, "innerComments"));
  }

  /** The comments after the last statement of a block. */
  static void after(Node node, Body body) {
    Comments comments = new Comments(body);
    comments.write(
        Comment.of(node, "trailingComments").stream()
            .filter(each -> !comments.module.isBehindCode(each.start()))
            .toList());
  }

  /** Those between a branch and {@code else}, or a block and {@code catch}. */
  static void between(Node block, Node next, Body body) {
    Comments comments = new Comments(body);
    Comment.of(block, "trailingComments").forEach(each -> comments.found.put(each.start(), each));
    Comment.of(next, "leadingComments").forEach(each -> comments.found.remove(each.start()));
    comments.write();
  }

  /** Those of a function, at the beginning of what it becomes. */
  static void ofFunction(Node function, Body body) {
    new Comments(body).write(new DeclaredComments(body.unit().module()).of(function));
  }

  private void leading(Node node) {
    Comment.of(node, "leadingComments").stream()
        .filter(each -> !module.isBehindCode(each.start()))
        .forEach(each -> found.put(each.start(), each));
  }

  private void behind(Node node) {
    Comment.of(node, "trailingComments").stream()
        .filter(each -> module.isOneLine(node.end(), each.start()))
        .forEach(each -> found.put(each.start(), each));
  }

  /** Those of parts that are no statements of Java themselves. */
  private void inside(Node node, boolean builds, Node whole) {
    boolean call = node.is("CallExpression") && node.child("callee").is("MemberExpression");
    boolean building =
        call && node.child("callee").property().filter(each -> each.matches(BUILDING)).isPresent();
    for (Node child : node.children()) {
      if (child.is("BlockStatement") && !builds && !isAnswer(child)) {
        continue;
      }
      for (String key : List.of("leadingComments", "innerComments", "trailingComments")) {
        Comment.of(child, key).stream()
            .filter(each -> each.start() > whole.start() && each.start() < whole.end())
            .forEach(each -> found.put(each.start(), each));
      }
      inside(child, builds || (building && child.isFunction()), whole);
    }
  }

  /** Whether it may become an expression of Java. */
  private static boolean isAnswer(Node block) {
    List<Node> statements = block.list("body");
    return statements.size() == 1 && statements.get(0).is("ReturnStatement");
  }

  private void write() {
    write(List.copyOf(found.values()));
  }

  private void write(List<Comment> comments) {
    comments.forEach(each -> each.lines().forEach(line -> body.line("// " + line)));
  }
}
