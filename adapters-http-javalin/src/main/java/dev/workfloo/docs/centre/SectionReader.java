package dev.workfloo.docs.centre;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divides the Markdown of a page at its headings, without reading the rest: the first search waits for all pages. It knows headings
 * that begin with {@code #} at the beginning of a line, which are those that our pages have.
 */
final class SectionReader {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})[ \\t]+(.*?)[ \\t#]*");

    /** Nothing in it is Markdown. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N} ,;:'?-]*");

    private final Anchors anchors = new Anchors();
    private final List<PageSection> sections = new ArrayList<>();
    private final StringBuilder source = new StringBuilder();
    private PageSection begun = new PageSection("", "", 1, "");
    private String fence = "";

    private SectionReader() {}

    static List<PageSection> sections(String markdown) {
        SectionReader reader = new SectionReader();
        markdown.lines().forEach(reader::read);
        reader.end();
        return reader.sections;
    }

    private void read(String line) {
        Matcher heading = HEADING.matcher(line.startsWith("#") && fence.isEmpty() ? line : "");
        if (heading.matches()) {
            end();
            begin(heading.group(1).length(), said(heading.group(2)));
        } else {
            source.append(line).append('\n');
            open(line.stripLeading());
        }
    }

    private void open(String line) {
        boolean isFence = line.startsWith("```") || line.startsWith("~~~");
        if (fence.isEmpty() && isFence) fence = line.substring(0, 3);
        else if (isFence && line.startsWith(fence)) fence = "";
    }

    private static String said(String heading) {
        boolean isPlain = PLAIN.matcher(heading).matches();
        return isPlain ? heading : SaidText.of(ParsedPage.of(heading).body());
    }

    private void begin(int level, String heading) {
        begun = new PageSection(anchors.next(heading), heading, level, "");
        source.setLength(0);
    }

    private void end() {
        if (begun.heading().isEmpty() && source.toString().isBlank()) return;
        sections.add(new PageSection(
                begun.anchor(),
                begun.heading(),
                begun.level(),
                source.toString().strip()));
    }
}
