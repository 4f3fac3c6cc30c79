package dev.workfloo.jdbc;

import dev.workfloo.access.Right;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rights of a key as they stand in its row: this release's own in a column that earlier ones do not look at, and beside them
 * what these may grant, in the three words that they know.
 */
final class KeptRights {

    private static final String MANAGE = "MANAGE";

    private KeptRights() {}

    static String granted(Set<Right> rights) {
        return joined(rights.stream().map(Right::name));
    }

    /**
     * Earlier releases show everything whole to whoever has any right, so a key that may not see has none there. What was one
     * right and is several now is there only with all of them.
     */
    static String before(Set<Right> rights) {
        if (!rights.contains(Right.SEE)) return "";
        Stream<String> same =
                Stream.of(Right.EXECUTE, Right.REVIEW).filter(rights::contains).map(Right::name);
        return joined(rights.containsAll(Right.MANAGING) ? Stream.concat(same, Stream.of(MANAGE)) : same);
    }

    private static String joined(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(","));
    }

    /** @param granted null where an earlier release gave the key out, which keeps what it could */
    static Set<Right> read(@Nullable String granted, String before) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (granted != null) {
            words(granted).forEach(word -> rights.add(Right.valueOf(word)));
            return rights;
        }
        for (String word : words(before)) {
            rights.add(Right.SEE);
            rights.addAll(word.equals(MANAGE) ? Right.MANAGING : Set.of(Right.valueOf(word)));
        }
        return rights;
    }

    private static List<String> words(String column) {
        return Arrays.stream(column.split(",")).filter(word -> !word.isEmpty()).toList();
    }
}
