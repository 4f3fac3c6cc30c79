package dev.workfloo.docs.centre;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

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
    List<FoundSection> find(CentreQuery query, int most) {
        Map<Integer, Score> scores = new HashMap<>();
        for (String word : query.words()) {
            weightsOf(word).forEach((section, weight) -> scores.merge(section, new Score(1, weight), Score::plus));
        }
        int words = scores.values().stream().mapToInt(Score::words).max().orElse(0);
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue().words() == words)
                .sorted(Comparator.<Map.Entry<Integer, Score>>comparingInt(
                                entry -> -entry.getValue().weight())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(entry -> sections.get(entry.getKey()).found(query))
                .toList();
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

    private record Score(int words, int weight) {
        Score plus(Score other) {
            return new Score(words + other.words, weight + other.weight);
        }
    }
}
