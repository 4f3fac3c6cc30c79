package dev.workfloo.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What of the public types is stable, as the page on the API declares it: its table is the one place where that stands. */
final class StableApi {

    static final Path PAGE = Path.of("..", "core", "docs", "api.md");

    /** A package, its stable types or all of them, and what hosts do with them. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(dev\\.workfloo[.a-z]*)` \\| (all|`[^|]+`) \\| (call|implement|use)\\b");

    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*)`");

    private final Map<String, MatchResult> rows = new LinkedHashMap<>();

    private StableApi() {}

    static StableApi declared() throws IOException {
        StableApi declared = new StableApi();
        ROW.matcher(Files.readString(PAGE)).results().forEach(declared::add);
        return declared;
    }

    private void add(MatchResult row) {
        if (rows.put(row.group(1), row) != null) throw new IllegalArgumentException(row.group(1) + " is there twice");
    }

    Set<String> packages() {
        return rows.keySet();
    }

    /** The types that it names; none of a package that is stable as a whole. */
    Set<String> named() {
        Set<String> named = new TreeSet<>();
        rows.forEach((packageName, row) -> names(row).forEach(simpleName -> named.add(packageName + "." + simpleName)));
        return named;
    }

    private static List<String> names(MatchResult row) {
        return NAME.matcher(row.group(2)).results().map(name -> name.group(1)).toList();
    }

    /** Whether a type, or the one that it stands in, is stable. */
    boolean holds(String className) {
        int simple = className.lastIndexOf('.') + 1;
        MatchResult row = simple == 0 ? null : rows.get(className.substring(0, simple - 1));
        if (row == null) return false;
        return row.group(2).equals("all")
                || names(row).contains(className.substring(simple).split("[$]")[0]);
    }

    /** Whether hosts call its interfaces and do not implement them, so that more methods harm nobody. */
    boolean isCalledAlone(String className) {
        MatchResult row = rows.get(className.substring(0, className.lastIndexOf('.')));
        return row != null && row.group(3).equals("call");
    }
}
