package unimig.converter.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.converter.sql.Token;

/** Reads the significant tokens of one statement, or of a part of it, from left to right. */
final class Words {
  private final List<Token> tokens;
  private int position;

  Words(List<Token> tokens) {
    this.tokens = tokens.stream().filter(Token::isSignificant).toList();
  }

  /** The same, which can be read without moving this one. */
  Words copy() {
    return new Words(tokens.subList(position, tokens.size()));
  }

  boolean atEnd() {
    return position >= tokens.size();
  }

  Optional<Token> peek() {
    return atEnd() ? Optional.empty() : Optional.of(tokens.get(position));
  }

  void skip() {
    position++;
  }

  private boolean isWordAt(int index, String word) {
    return index < tokens.size() && tokens.get(index).isWord(word);
  }

  boolean at(String word) {
    return isWordAt(position, word);
  }

  boolean atPunctuation(String mark) {
    return peek().filter(token -> token.isPunctuation(mark)).isPresent();
  }

  /** Reads the words if they are all there. */
  boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!isWordAt(position + i, words[i])) {
        return false;
      }
    }
    position += words.length;
    return true;
  }

  /** Reads a name that only the run knows. */
  boolean acceptParameter() {
    boolean there = peek().filter(token -> token.text().matches("\\?|\\$[0-9]+")).isPresent();
    position += there ? 1 : 0;
    return there;
  }

  boolean acceptPunctuation(String mark) {
    boolean there = atPunctuation(mark);
    position += there ? 1 : 0;
    return there;
  }

  boolean contains(String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }

  /** Whether a name is among them. */
  boolean names(String name) {
    return tokens.stream().anyMatch(token -> nameOf(token).filter(name::equals).isPresent());
  }

  /** The texts in quotation marks, as they are written. */
  Stream<String> texts() {
    return tokens.stream().map(Token::text).filter(text -> text.matches("(?s)[eE]?['$].*"));
  }

  /** A name as PostgreSQL folds it, if one is next. */
  Optional<String> name() {
    Optional<String> name = peek().flatMap(Words::nameOf);
    position += name.isPresent() ? 1 : 0;
    return name;
  }

  private static Optional<String> nameOf(Token token) {
    return switch (token.kind()) {
      case IDENTIFIER -> Optional.of(token.text().toLowerCase(Locale.ROOT));
      case QUOTED_IDENTIFIER ->
          token.text().startsWith("\"")
              ? Optional.of(
                  token.text().substring(1, token.text().length() - 1).replace("\"\"", "\""))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A name and its schema, which is left out where it is {@code public}. */
  Optional<String> qualifiedName() {
    Optional<String> first = name();
    if (first.isEmpty() || !acceptPunctuation(".")) {
      return first;
    }
    Optional<String> second = name();
    boolean isPublic = first.get().equals("public");
    return second.map(name -> isPublic ? name : first.get() + "." + name);
  }

  /** What stands between parentheses, if one opens here. */
  Optional<Words> parenthesised() {
    if (!atPunctuation("(")) {
      return Optional.empty();
    }
    int start = position + 1;
    skipItem();
    return Optional.of(new Words(tokens.subList(start, Math.max(start, position - 1))));
  }

  /** Skips one token, or everything up to the parenthesis that closes the one here. */
  void skipItem() {
    int depth = 0;
    do {
      Token token = tokens.get(position++);
      if (token.isPunctuation("(") || token.isPunctuation("[")) {
        depth++;
      } else if (token.isPunctuation(")") || token.isPunctuation("]")) {
        depth--;
      }
    } while (depth > 0 && !atEnd());
  }

  /** Reads up to one of the words, outside of parentheses, or the end. */
  Words upTo(String... words) {
    int start = position;
    while (!atEnd() && List.of(words).stream().noneMatch(this::at)) {
      skipItem();
    }
    return new Words(tokens.subList(start, position));
  }

  /** One token with the parentheses or brackets that follow it. */
  Words one() {
    int start = position;
    skip();
    while (atPunctuation("(") || atPunctuation("[")) {
      skipItem();
    }
    return new Words(
        tokens.subList(Math.min(start, tokens.size()), Math.min(position, tokens.size())));
  }

  /** Whether a word is among the rest, outside of parentheses. */
  boolean isOutside(String word) {
    upTo(word);
    return !atEnd();
  }

  /** The rest, divided at commas outside of parentheses. */
  List<Words> items() {
    List<Words> items = new ArrayList<>();
    while (!atEnd()) {
      int start = position;
      while (!atEnd() && !atPunctuation(",")) {
        skipItem();
      }
      items.add(new Words(tokens.subList(start, position)));
      acceptPunctuation(",");
    }
    return items;
  }

  /** The name behind an {@code AS} that ends it. */
  Optional<String> alias() {
    int last = tokens.size() - 1;
    return last > 0 && isWordAt(last - 1, "AS") ? nameOf(tokens.get(last)) : Optional.empty();
  }
}
