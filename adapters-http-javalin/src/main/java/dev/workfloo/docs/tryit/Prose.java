package dev.workfloo.docs.tryit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text of the description: in paragraphs, with code between backquotes. */
final class Prose {

    private Prose() {}

    record Run(String text, boolean isCode) {}

    static List<List<Run>> paragraphs(String text) {
        return Arrays.stream(text.split("\n\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(Prose::runs)
                .toList();
    }

    private static List<Run> runs(String paragraph) {
        List<Run> runs = new ArrayList<>();
        boolean isCode = false;
        for (String part : paragraph.split("`", -1)) {
            if (!part.isEmpty()) runs.add(new Run(part, isCode));
            isCode = !isCode;
        }
        return runs;
    }
}
