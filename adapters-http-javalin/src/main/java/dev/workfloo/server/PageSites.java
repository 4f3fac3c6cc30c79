package dev.workfloo.server;

import dev.workfloo.docs.DocsSite;
import dev.workfloo.http.PageSite;
import dev.workfloo.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** The pages beside the API. */
final class PageSites {

    private PageSites() {}

    static List<PageSite> of(Settings settings) {
        List<PageSite> sites = new ArrayList<>();
        if (settings.console()) sites.add(DocsSite.of());
        return sites;
    }
}
