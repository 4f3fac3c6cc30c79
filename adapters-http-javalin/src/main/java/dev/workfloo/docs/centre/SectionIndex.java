package dev.workfloo.docs.centre;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** In which sections each word stands; the words in order, so that those which begin alike stand together. */
final class SectionIndex {

    /** A word that was written to its end, and not only begun. */
    private static final int WHOLE_WORD = 2;

    private final List<IndexedSection> sections;
    private final NavigableMap<String, Map<Integer, Integer>> weights = new TreeMap<>();

    SectionIndex(List<IndexedSection> sections) {
        this.sections = sections;
        for (int i = 0; i < sections.size(); i++) {
            int number = i;
            sections.get(i)
                    .weights()
                    .forEach((word, weight) -> weights.computeIfAbsent(word, any -> new HashMap<>())
                            .put(number, weight));
        }
    }

    /** Those that have the most of what is looked for; the best first, and of equals, in the order in which they are read. */
    static List<FoundSection> find(List<SectionIndex> indexes, CentreQuery query, int most) {
        List<Scored> scored =
                indexes.stream().flatMap(index -> index.scored(query)).toList();
        int words = scored.stream().mapToInt(Scored::words).max().orElse(0);
        return scored.stream()
                .filter(section -> section.words == words)
                .sorted(Comparator.comparingInt(section -> -section.weight))
                .limit(most)
                .map(section -> section.section.found(query))
                .toList();
    }

    /** In the order in which they are read. */
    private Stream<Scored> scored(CentreQuery query) {
        NavigableMap<Integer, Scored> scores = new TreeMap<>();
        for (String word : query.words()) {
            weightsOf(word)
                    .forEach((number, weight) ->
                            scores.merge(number, new Scored(sections.get(number), 1, weight), Scored::plus));
        }
        return scores.values().stream();
    }

    /** In each section, of the words that begin so, the one that counts most. */
    private Map<Integer, Integer> weightsOf(String beginning) {
        Map<Integer, Integer> found = new HashMap<>();
        weights.subMap(beginning, true, beginning + Character.MAX_VALUE, true).forEach((word, inSections) -> {
            int factor = word.equals(beginning) ? WHOLE_WORD : 1;
            inSections.forEach((section, weight) -> found.merge(section, weight * factor, Math::max));
        });
        return found;
    }

    /** @param words how many of those that are looked for it has */
    private record Scored(IndexedSection section, int words, int weight) {
        Scored plus(Scored other) {
            return new Scored(section, words + other.words, weight + other.weight);
        }
    }
}
