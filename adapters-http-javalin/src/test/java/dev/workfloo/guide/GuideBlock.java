package dev.workfloo.guide;

import java.util.List;

/**
 * A block of a guide. What it is for stands behind its language, as in {@code ```json definitions/acme/loan.json}.
 *
 * @param language what the words are in
 * @param purpose the file that it is, or one of the words below; empty for what is typed into a terminal
 */
record GuideBlock(String language, String purpose, String text) {

    /** What is typed where the service runs, and starts it. */
    static final String SERVICE = "service";

    /** What is typed while the service is stopped. */
    static final String STOPPED = "stopped";

    /** What is typed, and must be refused. */
    static final String REFUSED = "refused";

    /** What the block before has printed. */
    static final String ANSWER = "answer";

    /** A node of the file before, whose {@code nodes} are empty as it stands. */
    static final String NODE = "node";

    /** What stands somewhere in a document of the page, or in the demo. */
    static final String PART = "part";

    private static final List<String> KINDS = List.of(
            "bash",
            "bash service",
            "bash stopped",
            "bash refused",
            "json answer",
            "text answer",
            "json node",
            "json part",
            "feel",
            "sql");

    boolean is(String kind) {
        return (language + " " + purpose).strip().equals(kind);
    }

    boolean isFile() {
        return purpose.contains(".");
    }

    boolean isKnown() {
        return isFile()
                ? List.of("json", "java", "properties").contains(language)
                : KINDS.stream().anyMatch(this::is);
    }

    boolean isTyped() {
        return language.equals("bash");
    }

    /** What counts in it: without comments, which are in the language of the page. */
    String withoutComments() {
        String mark = switch (language) {
            case "bash", "properties" -> "#";
            case "java", "feel" -> "//";
            case "sql" -> "--";
            default -> "";
        };
        String counting = mark.isEmpty() ? text : text.replaceAll("(?m)(^|\\s+)" + mark + " .*$", "");
        return language + " " + purpose + "\n"
                + counting.lines().filter(line -> !line.isBlank()).toList();
    }
}
