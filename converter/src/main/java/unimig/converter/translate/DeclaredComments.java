package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Comments of what a module declares. */
final class DeclaredComments {
  private final Module module;

  DeclaredComments(Module module) {
    this.module = module;
  }

  /** The comments in front of a function of the module, but for those that begin the script. */
  List<Comment> of(Node function) {
    return module.files().stream()
        .flatMap(file -> ownComments(file, each -> declares(each, function)).stream())
        .toList();
  }

  /** The comments in front of a constant of the module, or behind it on its line. */
  List<Comment> of(String constant) {
    return ownComments(
        module.program(),
        each ->
            each.is("VariableDeclaration")
                && each.list("declarations").size() == 1
                && each.list("declarations").get(0).child("id").isName(constant));
  }

  private static boolean declares(Node statement, Node function) {
    return functionsIn(statement).stream().anyMatch(each -> each.start() == function.start());
  }

  private List<Comment> ownComments(Node file, Predicate<Node> isOwner) {
    List<Node> statements = file.list("body");
    List<Comment> comments = new ArrayList<>();
    for (Node each : statements) {
      if (isOwner.test(each)) {
        Comment.of(each, "leadingComments").stream()
            .filter(c -> c.start() > statements.get(0).start() && !module.isBehindCode(c.start()))
            .forEach(comments::add);
        Comment.of(each, "trailingComments").stream()
            .filter(c -> module.isOneLine(each.end(), c.start()))
            .forEach(comments::add);
      } else if (each.is("ClassDeclaration")) {
        each.child("body").list("body").stream()
            .filter(isOwner)
            .forEach(member -> comments.addAll(Comment.of(member, "leadingComments")));
      }
    }
    return comments;
  }

  private static List<Node> functionsIn(Node statement) {
    return switch (statement.type()) {
      case "FunctionDeclaration", "ClassMethod" -> List.of(statement);
      case "VariableDeclaration" ->
          statement.list("declarations").stream()
              .flatMap(each -> each.find("init").stream())
              .toList();
      case "ExpressionStatement" ->
          statement.child("expression").is("AssignmentExpression")
              ? List.of(Module.last(statement.child("expression")))
              : List.of();
      default -> List.of();
    };
  }
}
