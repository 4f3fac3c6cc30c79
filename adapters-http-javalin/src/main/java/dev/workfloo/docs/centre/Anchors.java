package dev.workfloo.docs.centre;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the headings of one page are called in addresses: as GitHub calls them, so that a link leads to its section here and there. */
final class Anchors {

    private static final Pattern LEFT_OUT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

    private final Set<String> taken = new HashSet<>();

    /** The anchor of the next heading of the page. */
    String next(String heading) {
        String kept = LEFT_OUT.matcher(heading.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        String name = kept.isEmpty() ? "section" : kept.replace(' ', '-');
        String anchor = name;
        for (int n = 1; !taken.add(anchor); n++) anchor = name + "-" + n;
        return anchor;
    }
}
