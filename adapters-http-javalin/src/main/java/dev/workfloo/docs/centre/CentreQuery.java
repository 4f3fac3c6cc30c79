package dev.workfloo.docs.centre;

import java.util.List;
import java.util.Set;

/** What somebody looks for: words, of which each may be the beginning of one. */
record CentreQuery(List<String> words) {

    private static final int CHARACTERS = 200;

    private static final int WORDS = 10;

    /** They stand on every page, and find none. */
    private static final Set<String> EVERYWHERE = Set.of(
            "a", "al", "an", "and", "as", "by", "como", "con", "de", "del", "do", "e", "el", "en", "es", "for", "how",
            "i", "in", "is", "it", "la", "las", "lo", "los", "my", "o", "of", "on", "or", "para", "por", "que", "se",
            "su", "the", "to", "un", "una", "what", "with", "y");

    static CentreQuery of(String typed) {
        List<String> all = TextWord.of(typed.substring(0, Math.min(typed.length(), CHARACTERS))).stream()
                .map(TextWord::folded)
                .distinct()
                .limit(WORDS)
                .toList();
        List<String> telling =
                all.stream().filter(word -> !EVERYWHERE.contains(word)).toList();
        return new CentreQuery(telling.isEmpty() ? all : telling);
    }

    boolean finds(TextWord word) {
        return words.stream().anyMatch(word.folded()::startsWith);
    }
}
