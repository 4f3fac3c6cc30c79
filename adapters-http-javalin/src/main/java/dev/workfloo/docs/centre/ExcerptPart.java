package dev.workfloo.docs.centre;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that is shown with what was looked for marked in it.
 *
 * @param found whether it is a word that was looked for
 */
record ExcerptPart(String text, boolean found) {

    /** In characters. */
    private static final int BEFORE = 60;

    private static final int LONG = 220;

    /** The whole of a text. */
    static List<ExcerptPart> whole(String text, CentreQuery query) {
        List<ExcerptPart> parts = new ArrayList<>();
        int told = 0;
        for (TextWord word : TextWord.of(text)) {
            if (!query.finds(word)) continue;
            if (word.start() > told) parts.add(new ExcerptPart(text.substring(told, word.start()), false));
            parts.add(new ExcerptPart(text.substring(word.start(), word.end()), true));
            told = word.end();
        }
        if (told < text.length()) parts.add(new ExcerptPart(text.substring(told), false));
        return parts;
    }

    /** What stands around the first word that was looked for, or else how the text begins; it is cut between words. */
    static List<ExcerptPart> around(String text, CentreQuery query) {
        List<TextWord> words = TextWord.of(text);
        int found = words.stream()
                .filter(query::finds)
                .mapToInt(TextWord::start)
                .findFirst()
                .orElse(0);
        int from = words.stream()
                .mapToInt(TextWord::start)
                .filter(start -> start >= found - BEFORE)
                .findFirst()
                .orElse(0);
        int start = found <= BEFORE ? 0 : from;
        int end = words.stream()
                .mapToInt(TextWord::end)
                .filter(last -> last > start && last <= start + LONG)
                .max()
                .orElse(Math.min(text.length(), start + LONG));
        boolean cut = words.stream().anyMatch(word -> word.end() > end);
        String shown = (start > 0 ? "… " : "") + text.substring(start, cut ? end : text.length()) + (cut ? " …" : "");
        return whole(shown.replaceAll("\\s+", " ").strip(), query);
    }
}
