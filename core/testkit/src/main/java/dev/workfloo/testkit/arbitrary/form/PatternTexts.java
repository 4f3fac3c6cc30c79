package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Regex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws texts that a pattern of {@code java.util.regex} may match. What looks ahead or behind, and where a text begins and ends, it
 * takes for granted: whoever asks must look whether a text really matches, and draw again.
 */
final class PatternTexts {

    /** Longer texts are compared with no pattern. */
    private static final int LONGEST = Regex.LONGEST_TEXT;

    private final TextPart whole;

    private PatternTexts(TextPart whole) {
        this.whole = whole;
    }

    /** The pattern must be one that compiles. */
    static PatternTexts of(String pattern) {
        return new PatternTexts(new PatternReader(pattern).whole());
    }

    /** @param more how often, at the most, what may be repeated is repeated beyond what it must be */
    String next(Random random, int more) {
        Drawing drawing = new Drawing(random, more);
        whole.drawOn(drawing);
        return drawing.text.toString();
    }

    /** A text on its way. */
    static final class Drawing {

        private final Random random;
        private final int more;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, String> groups = new HashMap<>();

        Drawing(Random random, int more) {
            this.random = random;
            this.more = more;
        }

        private int any(int bound) {
            return bound <= 1 ? 0 : random.nextInt(bound);
        }
    }

    /** A part of a pattern. */
    interface TextPart {

        TextPart NOTHING = drawing -> {};

        void drawOn(Drawing drawing);

        static TextPart oneOf(List<String> characters) {
            return drawing -> drawing.text.append(characters.get(drawing.any(characters.size())));
        }

        static TextPart all(List<TextPart> parts) {
            return drawing -> parts.forEach(part -> part.drawOn(drawing));
        }

        static TextPart either(List<TextPart> parts) {
            return parts.size() == 1
                    ? parts.get(0)
                    : drawing -> parts.get(drawing.any(parts.size())).drawOn(drawing);
        }

        default TextPart repeated(int least, int most) {
            return drawing -> {
                int count = least + drawing.any(Math.min(most - least, drawing.more) + 1);
                for (int i = 0; i < count && drawing.text.length() < LONGEST; i++) drawOn(drawing);
            };
        }

        /** Remembers what it drew, under these names. */
        default TextPart grouped(List<String> names) {
            return drawing -> {
                int from = drawing.text.length();
                drawOn(drawing);
                names.forEach(name -> drawing.groups.put(name, drawing.text.substring(from)));
            };
        }

        static TextPart again(String group) {
            return drawing -> drawing.text.append(drawing.groups.getOrDefault(group, ""));
        }
    }
}
