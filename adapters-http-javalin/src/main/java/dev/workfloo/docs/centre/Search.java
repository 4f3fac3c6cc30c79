package dev.workfloo.docs.centre;

import dev.workfloo.pages.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What somebody looked for in the centre, and where it is.
 *
 * @param typed as it was typed; empty where nothing was looked for yet
 */
record Search(CentreMenu menu, String typed, List<FoundSection> found) {

    static Search of(KnowledgeCentre centre, Language reader, String typed) {
        List<FoundSection> found = centre.find(reader, CentreQuery.of(typed));
        return new Search(CentreMenu.of(centre, reader, CentreMenu.search(reader)), typed, found);
    }

    boolean isFull() {
        return found.size() == KnowledgeCentre.FOUND;
    }

    /** The query of its address. */
    String asked() {
        return typed.isEmpty() ? "" : "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
