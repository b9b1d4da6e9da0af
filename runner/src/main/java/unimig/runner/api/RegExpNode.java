package unimig.runner.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a compiled regular expression, after ECMAScript's own matchers (section 22.2.2): it
 * matches at a position if it finds an end from where all that follows matches too.
 */
interface RegExpNode {
  /** What has to match behind a piece. */
  @FunctionalInterface
  interface Rest {
    boolean matches(int position);
  }

  boolean matches(State state, int position, Rest rest);

  /** One attempt: the text, and where groups began and ended; -1 for those that took no part. */
  final class State {
    final String text;
    final int[] groups;
    int end = -1;

    State(String text, int groupCount) {
      this.text = text;
      this.groups = new int[2 * groupCount];
      Arrays.fill(groups, -1);
    }

    @Nullable String group(int number) {
      int start = groups[2 * number - 2];
      return start < 0 ? null : text.substring(start, groups[2 * number - 1]);
    }
  }

  /** Which characters a single-character piece takes. */
  @FunctionalInterface
  interface Characters extends RegExpNode {
    boolean contains(char character);

    @Override
    default boolean matches(State state, int position, Rest rest) {
      return position < state.text.length()
          && contains(state.text.charAt(position))
          && rest.matches(position + 1);
    }
  }

  /** One after the other. */
  record Sequence(List<RegExpNode> parts) implements RegExpNode {
    @Override
    public boolean matches(State state, int position, Rest rest) {
      return from(0, state, position, rest);
    }

    private boolean from(int index, State state, int position, Rest rest) {
      return index == parts.size()
          ? rest.matches(position)
          : parts.get(index).matches(state, position, end -> from(index + 1, state, end, rest));
    }
  }

  /** The first of several that works. */
  record Choice(List<RegExpNode> options) implements RegExpNode {
    @Override
    public boolean matches(State state, int position, Rest rest) {
      for (RegExpNode option : options) {
        if (option.matches(state, position, rest)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A capturing group; numbers count from 1. */
  record Group(int number, RegExpNode content) implements RegExpNode {
    @Override
    public boolean matches(State state, int position, Rest rest) {
      return content.matches(
          state,
          position,
          end -> {
            int oldStart = state.groups[2 * number - 2];
            int oldEnd = state.groups[2 * number - 1];
            state.groups[2 * number - 2] = position;
            state.groups[2 * number - 1] = end;
            if (rest.matches(end)) {
              return true;
            }
            state.groups[2 * number - 2] = oldStart;
            state.groups[2 * number - 1] = oldEnd;
            return false;
          });
    }
  }

  /** {@code (?=…)} and {@code (?!…)}. */
  record Look(RegExpNode content, boolean wanted) implements RegExpNode {
    @Override
    public boolean matches(State state, int position, Rest rest) {
      int[] before = state.groups.clone();
      boolean found = content.matches(state, position, end -> true);
      boolean goesOn = found == wanted;
      if (goesOn && wanted && rest.matches(position)) {
        return true;
      }
      System.arraycopy(before, 0, state.groups, 0, before.length);
      return goesOn && !wanted && rest.matches(position);
    }
  }

  /** What a group has matched; nothing if it took no part. */
  record Back(int number, boolean ignoreCase) implements RegExpNode {
    @Override
    public boolean matches(State state, int position, Rest rest) {
      String group = state.group(number);
      if (group == null) {
        return rest.matches(position);
      }
      int end = position + group.length();
      if (end > state.text.length()) {
        return false;
      }
      for (int i = 0; i < group.length(); i++) {
        char a = group.charAt(i);
        char b = state.text.charAt(position + i);
        if (a != b && !(ignoreCase && CaseFolding.fold(a) == CaseFolding.fold(b))) {
          return false;
        }
      }
      return rest.matches(end);
    }
  }

  /** A piece several times; its groups, from {@code first} on, begin anew each time. */
  record Repeat(RegExpNode part, int min, int max, boolean greedy, int first, int last)
      implements RegExpNode {
    @Override
    public boolean matches(State state, int position, Rest rest) {
      return part instanceof Characters characters
          ? run(characters, state, position, rest)
          : again(0, state, position, rest);
    }

    /** Without recursion, for long texts. */
    private boolean run(Characters characters, State state, int position, Rest rest) {
      int limit = (int) Math.min(state.text.length(), (long) position + max);
      int end = position;
      int most = greedy ? limit : Math.min(limit, position + min);
      while (end < most && characters.contains(state.text.charAt(end))) {
        end++;
      }
      if (end < position + min) {
        return false;
      }
      while (!rest.matches(end)) {
        boolean over =
            greedy
                ? --end < position + min
                : end >= limit || !characters.contains(state.text.charAt(end++));
        if (over) {
          return false;
        }
      }
      return true;
    }

    private boolean again(int count, State state, int position, Rest rest) {
      if (!greedy && count >= min && rest.matches(position)) {
        return true;
      }
      if (count < max && once(count, state, position, rest)) {
        return true;
      }
      return greedy && count >= min && rest.matches(position);
    }

    private boolean once(int count, State state, int position, Rest rest) {
      int[] before = state.groups.clone();
      Arrays.fill(state.groups, 2 * first - 2, 2 * last, -1);
      boolean found =
          part.matches(
              state,
              position,
              // An empty turn beyond the needed ones would go on for ever.
              end -> (end > position || count < min) && again(count + 1, state, end, rest));
      if (!found) {
        System.arraycopy(before, 0, state.groups, 0, before.length);
      }
      return found;
    }
  }
}
