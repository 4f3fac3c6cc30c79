package dev.workfloo.docs.centre;

import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page as HTML, in which each tag and attribute is the renderer's: tags in the Markdown are text. */
final class PageHtml {

    private final RepositoryFiles files;

    PageHtml(RepositoryFiles files) {
        this.files = files;
    }

    String of(ParsedPage page, LinkTargets links, PageLabels labels) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(context -> new LinkNodes(context, links, files))
                .nodeRendererFactory(context -> new BlockNodes(context, page, labels))
                .nodeRendererFactory(RawHtmlNodes::new)
                .extensions(Set.of(TablesExtension.create()))
                .build()
                .render(page.body());
    }
}
