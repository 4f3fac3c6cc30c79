package dev.workfloo.jdbc.search;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Versions of definitions; those of one definition mostly follow on each other. */
final class VersionRanges {

    private final Map<String, SortedSet<Integer>> numbers = new TreeMap<>();

    VersionRanges(Set<DefinitionVersion> versions) {
        versions.forEach(version -> numbers.computeIfAbsent(hex(version.definition()), id -> new TreeSet<>())
                .add(version.number()));
    }

    private static String hex(DefinitionId id) {
        return id.hex();
    }

    Stream<String> definitions() {
        return numbers.keySet().stream();
    }

    /** What holds of an execution on one of them. */
    Clause condition(String alias) {
        return Clause.any(definitions()
                .map(definition -> Clause.of(alias + ".definition_id = ? and ", definition)
                        .then(condition(alias, definition))
                        .inBrackets()));
    }

    /** What holds of an execution of this definition that is on one of them. */
    Clause condition(String alias, String definition) {
        return Clause.any(ranges(numbers.getOrDefault(definition, new TreeSet<>())).stream()
                .map(range -> Clause.of(
                        alias + ".definition_version between ? and ?", range.get(0), range.get(range.size() - 1))));
    }

    private static List<List<Integer>> ranges(SortedSet<Integer> ascending) {
        List<List<Integer>> ranges = new ArrayList<>();
        for (int number : ascending) {
            boolean follows = !ranges.isEmpty() && last(ranges.get(ranges.size() - 1)) == number - 1;
            if (!follows) ranges.add(new ArrayList<>());
            ranges.get(ranges.size() - 1).add(number);
        }
        return ranges;
    }

    private static int last(List<Integer> range) {
        return range.get(range.size() - 1);
    }
}
